// The panel at the right: the deadlock's report, the selected wire, or the experiment itself.
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/snapshot.h"
#include "ui/views/theme.h"

class QScrollArea;

namespace ws {

class OverviewPage;
class Page;
class ReportPage;
class WirePage;

class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setSelected(std::optional<std::uint32_t> object);
    void showReport();
    // See WirePage::setJudge().
    void setMechanismJudge(std::function<std::vector<std::string>(std::uint32_t, const std::string &)> judge);
    void setProblems(const std::vector<std::string> &problems);

signals:
    void mechanismWanted(std::uint32_t object, const QString &id);
    void runWanted();

private:
    void refresh();
    void showPage(Page *page);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<std::uint32_t> m_selected;
    bool m_reportFirst = true;  // the report goes before a selection that was made before the deadlock
    bool m_reportFilled = false;
    OverviewPage *m_overview;
    WirePage *m_wire;
    ReportPage *m_report;
    QList<std::pair<Page *, QScrollArea *>> m_areas;
};

}  // namespace ws
