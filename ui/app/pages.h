// The pages that take the place of the open experiment: the comparison and the catalogue. Each has a command that shows
// it and, given again, brings the experiment back. To add one is a line in makePage() and its command.
//
// Threads: the GUI's. Ownership: a page is made when it is first wanted; the sweep belongs to who keeps the state.
#pragma once

#include <QStackedWidget>
#include <memory>
#include <optional>

#include "figure/options.h"
#include "ui/app/actions.h"
#include "ui/models/run_controller.h"
#include "ui/models/sweep_controller.h"
#include "ui/views/catalogue_page.h"
#include "ui/views/compare_page.h"
#include "ui/views/theme.h"

namespace ws {

class Pages : public QStackedWidget
{
    Q_OBJECT

public:
    Pages(const Actions &actions, QWidget *experiment, QWidget *parent);

    // What another window, in another language, needs to go on where this one was.
    struct State
    {
        std::optional<Command> shown;  // nothing: the experiment
        std::shared_ptr<SweepController> sweep;
        ComparePage::State compare;
        CataloguePage::State catalogue;
    };
    State state() const;
    // Before a page has been shown.
    void setState(const State &state);

    void setTheme(const Theme &theme);
    void showExperiment() { show(std::nullopt); }
    // The wire (an object's number, nothing: none) that the catalogue may put a mechanism on.
    void offerWire(const RunController &controller, std::optional<std::uint32_t> object);
    // The catalogue's search where the catalogue is shown; false: it is not.
    bool focusFind();
    // Which mechanism the catalogue shows.
    QString mechanism() const;

    // The figure of the page that is shown, and its sweep where it shows one; nothing where it is the experiment.
    struct Figure
    {
        FigureOptions options;
        std::shared_ptr<const SweepResults> sweep;
    };
    std::optional<Figure> figure() const;

signals:
    void useWanted(const QString &id);
    void figureWanted();

private:
    void show(std::optional<Command> page);
    QWidget *makePage(Command command);
    QWidget *makeCompare();
    QWidget *makeCatalogue();
    void compareWith(const QString &id);
    SweepController &sweep();

    const Actions &m_actions;
    Theme m_theme = lightTheme();
    State m_state;  // of the pages that have not been made
    ComparePage *m_compare = nullptr;
    CataloguePage *m_catalogue = nullptr;
    std::map<Command, QWidget *> m_made;
    std::optional<CataloguePage::Wire> m_wire;
};

}  // namespace ws
