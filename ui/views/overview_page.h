// The inspector with nothing selected: what the experiment is about, and the sums of its run.
#pragma once

#include <memory>

#include "session/snapshot.h"
#include "ui/views/fact_list.h"
#include "ui/views/page.h"

namespace ws {

class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setSnapshot(const Snapshot &snapshot);

private:
    QLabel *m_title;
    QLabel *m_summary;
    QLabel *m_claims;
    QLabel *m_verdict;
    QLabel *m_hint;
    FactList *m_facts;
};

}  // namespace ws
