#include "ui/editor/experiment_editor.h"

#include <QUndoCommand>
#include <algorithm>

namespace ws {
namespace {

// Which of the rest is run is chosen elsewhere and has no history.
bool isSame(const Experiment &a, Experiment b)
{
    b.id = a.id;
    b.placement = a.placement;
    b.level = a.level;
    return a == b;
}

}  // namespace

// One step: the experiment before and after, and what was selected then.
class ExperimentEditor::Step : public QUndoCommand
{
public:
    Step(ExperimentEditor &editor, Side before, Side after, const QString &what, const QString &merge,
         int round, bool isDone)
        : QUndoCommand(what), m_editor(editor), m_before(std::move(before)), m_after(std::move(after)),
          m_merge(merge), m_round(round), m_isDone(isDone)
    {
    }

    int id() const override { return m_merge.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Step *>(other);
        if (next->m_merge != m_merge || next->m_round != m_round)
            return false;
        m_after = next->m_after;
        // Typed back to what it was: nothing is left to be undone.
        setObsolete(isSame(m_before.experiment, m_after.experiment));
        return true;
    }
    void undo() override { m_editor.show(m_before.experiment, m_before.selection); }
    void redo() override
    {
        if (!m_isDone)
            m_editor.show(m_after.experiment, m_after.selection);
        m_isDone = false;
    }

    Change change() const { return {text(), m_before, m_after}; }

private:
    ExperimentEditor &m_editor;
    Side m_before;
    Side m_after;
    QString m_merge;
    int m_round;
    bool m_isDone;  // by somebody else
};

ExperimentEditor::ExperimentEditor(RunController &controller, QObject *parent)
    : QObject(parent), m_controller(controller), m_known(controller.experiment())
{
    connect(&controller, &RunController::opened, this, &ExperimentEditor::startAnew);
    connect(&controller, &RunController::experimentChanged, this, &ExperimentEditor::takeOver);
    m_problems = problemsByPart(m_known, vocabulary());
}

void ExperimentEditor::apply(Experiment next, const QString &what, const Parts &selected,
                             const QString &merge)
{
    if (!mayEdit())
        return;
    if (isSame(m_known, next)) {
        select(selected);
        return;
    }
    m_history.push(
        new Step(*this, {m_known, m_selection}, {std::move(next), selected}, what, merge, m_round, false));
}

ExperimentEditor::Session ExperimentEditor::session() const
{
    Session session;
    for (int i = 0; i < m_history.count(); ++i)
        session.changes.push_back(static_cast<const Step *>(m_history.command(i))->change());
    session.done = m_history.index();
    session.selection = m_selection;
    return session;
}

void ExperimentEditor::resume(const Session &session)
{
    m_isResuming = true;
    m_history.clear();
    for (const Change &change : session.changes) {
        endMerge();
        m_history.push(new Step(*this, change.before, change.after, change.what, {}, m_round, true));
    }
    m_history.setIndex(session.done);
    m_isResuming = false;
    select(session.selection);
}

void ExperimentEditor::endMerge()
{
    ++m_round;
}

void ExperimentEditor::show(const Experiment &experiment, const Parts &selected)
{
    if (!mayEdit() || m_isResuming)
        return;
    Experiment next = experiment;
    next.id = m_controller.experiment().id;
    next.placement = m_controller.experiment().placement;
    next.level = m_controller.experiment().level;
    m_known = next;
    m_isStepping = true;
    m_controller.edit(std::move(next));
    m_isStepping = false;
    takeOver();
    select(selected);
}

// Whatever changed the experiment besides the steps.
void ExperimentEditor::takeOver()
{
    if (m_isStepping)
        return;
    const Experiment &now = m_controller.experiment();
    if (!isSame(m_known, now)) {
        const bool isScript = m_known.scripts != now.scripts;
        Side before{m_known, m_selection};
        m_known = now;
        m_history.push(new Step(*this, std::move(before), {now, m_selection},
                                isScript ? tr("edit a script") : tr("choose a mechanism"),
                                isScript ? QStringLiteral("script") : QString(), m_round, true));
    }
    m_known = now;
    m_problems = problemsByPart(now, vocabulary());
    select(m_selection);
    emit changed();
}

void ExperimentEditor::startAnew()
{
    m_known = m_controller.experiment();
    m_history.clear();
    select({});
}

void ExperimentEditor::select(Parts parts)
{
    std::erase_if(parts, [&](Part part) { return !hasPart(experiment(), part); });
    if (parts == m_selection)
        return;
    m_selection = std::move(parts);
    endMerge();
    emit selectionChanged();
}

bool ExperimentEditor::isSelected(Part part) const
{
    return std::find(m_selection.begin(), m_selection.end(), part) != m_selection.end();
}

std::vector<PartProblem> ExperimentEditor::problemsOf(Part part) const
{
    std::vector<PartProblem> found;
    for (const PartProblem &problem : m_problems) {
        auto about = partOfPath(problem.path);
        // A mistake in a script concerns the threads that run it.
        if (const auto script = scriptOfPath(problem.path); script && *script < experiment().scripts.size()) {
            const ThreadSpec *thread = threadAt(experiment(), part);
            if (thread != nullptr && thread->script == experiment().scripts[*script].name)
                about = part;
        }
        if (about == part)
            found.push_back(problem);
    }
    return found;
}

std::optional<Part> ExperimentEditor::selectFirstProblem()
{
    for (const PartProblem &problem : m_problems) {
        for (const Part part : allParts(experiment())) {
            const std::vector<PartProblem> ofPart = problemsOf(part);
            if (std::find(ofPart.begin(), ofPart.end(), problem) == ofPart.end())
                continue;
            select({part});
            return part;
        }
    }
    return std::nullopt;
}

std::string ExperimentEditor::newMechanism() const
{
    if (!experiment().channels.empty())
        return experiment().channels.back().mechanism;
    for (const MechanismWord &word : vocabulary().mechanisms) {
        if (word.unavailable.empty())
            return word.id;
    }
    return {};
}

}  // namespace ws
