#include "ui/app/pages.h"

#include "ui/app/sweep_export.h"
#include "ui/views/sweep_choice.h"

namespace ws {
namespace {

constexpr Command kCommands[] = {Command::Compare, Command::Catalogue};

}  // namespace

Pages::Pages(const Actions &actions, QWidget *experiment, QWidget *parent)
    : QStackedWidget(parent), m_actions(actions)
{
    addWidget(experiment);
    for (const Command command : kCommands) {
        connect(actions[command], &QAction::triggered, this,
                [this, command](bool shown) { show(shown ? std::optional(command) : std::nullopt); });
    }
}

QWidget *Pages::makePage(Command command)
{
    return command == Command::Compare ? makeCompare() : makeCatalogue();
}

void Pages::show(std::optional<Command> page)
{
    m_state.shown = page;
    for (const Command command : kCommands)
        m_actions[command]->setChecked(command == page);
    if (!page) {
        setCurrentIndex(0);
        return;
    }
    QWidget *&made = m_made[*page];
    if (!made) {
        made = makePage(*page);
        addWidget(made);
    }
    setCurrentWidget(made);
    if (*page == Command::Catalogue)
        m_catalogue->focusFind();
}

SweepController &Pages::sweep()
{
    if (!m_state.sweep)
        m_state.sweep = std::make_shared<SweepController>();
    return *m_state.sweep;
}

QWidget *Pages::makeCompare()
{
    m_compare = new ComparePage(sweep(), this);
    m_compare->setTheme(m_theme);
    m_compare->setState(m_state.compare);
    connect(m_compare, &ComparePage::exportWanted, this,
            [this] { exportSweep(window(), sweep().results(), m_theme); });
    connect(m_compare, &ComparePage::figureWanted, this, &Pages::figureWanted);
    return m_compare;
}

QWidget *Pages::makeCatalogue()
{
    m_catalogue = new CataloguePage(this);
    m_catalogue->setTheme(m_theme);
    m_catalogue->setState(m_state.catalogue);
    m_catalogue->setWire(m_wire);
    const auto follow = [this] { m_catalogue->setComparing(sweep().isActive()); };
    connect(&sweep(), &SweepController::reset, m_catalogue, follow);
    connect(&sweep(), &SweepController::ended, m_catalogue, follow);
    follow();
    connect(m_catalogue, &CataloguePage::useWanted, this, &Pages::useWanted);
    connect(m_catalogue, &CataloguePage::compareWanted, this, &Pages::compareWith);
    return m_catalogue;
}

void Pages::compareWith(const QString &id)
{
    show(Command::Compare);
    m_compare->choice().addMechanism(id);
}

Pages::State Pages::state() const
{
    State state = m_state;
    if (m_compare)
        state.compare = m_compare->state();
    if (m_catalogue)
        state.catalogue = m_catalogue->state();
    return state;
}

void Pages::setState(const State &state)
{
    m_state = state;
    show(state.shown);
}

void Pages::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_compare)
        m_compare->setTheme(theme);
    if (m_catalogue)
        m_catalogue->setTheme(theme);
}

void Pages::offerWire(const RunController &controller, std::optional<std::uint32_t> object)
{
    // Channels come first among the objects, in the order of the experiment.
    const std::vector<ChannelSpec> &channels = controller.experiment().channels;
    m_wire.reset();
    if (object && *object < channels.size())
        m_wire =
            CataloguePage::Wire{QString::fromStdString(channels[*object].name), channels[*object].mechanism,
                                [&controller, wire = *object](const std::string &id) {
                                    return controller.mechanismProblems(wire, id);
                                }};
    if (m_catalogue)
        m_catalogue->setWire(m_wire);
}

bool Pages::focusFind()
{
    if (m_state.shown != Command::Catalogue)
        return false;
    m_catalogue->focusFind();
    return true;
}

std::optional<Pages::Figure> Pages::figure() const
{
    Figure figure;
    const State now = state();
    if (now.shown == Command::Catalogue) {
        figure.options.charts = {"catalogue"};
        return figure;
    }
    const bool measured = now.shown == Command::Compare && now.sweep && !now.sweep->isActive() &&
                          countsOf(now.sweep->results()).measured > 0;
    if (!measured)
        return std::nullopt;
    figure.options.charts = {now.compare.latency ? "sweep-latency" : "sweep-throughput"};
    figure.sweep = std::make_shared<const SweepResults>(now.sweep->results());
    return figure;
}

QString Pages::mechanism() const
{
    return state().catalogue.id;
}

}  // namespace ws
