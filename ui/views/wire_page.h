// The inspector with a wire selected: its mechanism, what flows, and where its two ends spend their time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "session/snapshot.h"
#include "ui/views/fact_list.h"
#include "ui/views/page.h"
#include "ui/views/time_bar.h"

class QComboBox;
class QPushButton;

namespace ws {

class WirePage : public Page
{
    Q_OBJECT

public:
    explicit WirePage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setSnapshot(const Snapshot &snapshot, std::uint32_t object);
    // What stands against a choice, as sentences; empty clears it.
    void setProblems(const std::vector<std::string> &problems);

signals:
    void mechanismWanted(const QString &id);
    void runWanted();

private:
    void chosen(int index);
    QList<Fact> nowFacts(const ObjectResults &results) const;
    void showTimes(const Snapshot &snapshot, std::uint32_t object);

    QLabel *m_title;
    QLabel *m_ends;
    QComboBox *m_mechanism;
    QLabel *m_sentence;
    QLabel *m_problems;
    QPushButton *m_run;
    FactList *m_parameters;
    QLabel *m_nowTitle;
    FactList *m_now;
    QLabel *m_senderTitle;
    TimeBar *m_sender;
    QLabel *m_receiverTitle;
    TimeBar *m_receiver;
    QWidget *m_separators[2] = {};
    QString m_type;
    std::string m_shown;
};

}  // namespace ws
