// The experiment as it is being edited: every change can be undone, what is selected, what is wrong with which part.
//
// Threads: the GUI's. Ownership: borrows the controller, whose experiment it is; owns the history. Changes that are made
// elsewhere (a wire's mechanism in the inspector, a script in its view) are part of the history too.
#pragma once

#include <QObject>
#include <QUndoStack>
#include <vector>

#include "ui/editor/excerpt.h"
#include "ui/editor/part.h"
#include "ui/models/run_controller.h"

namespace ws {

class ExperimentEditor : public QObject
{
    Q_OBJECT

public:
    explicit ExperimentEditor(RunController &controller, QObject *parent = nullptr);

    const Experiment &experiment() const { return m_controller.experiment(); }
    const Vocabulary &vocabulary() const { return m_controller.vocabulary(); }
    RunController &controller() { return m_controller; }
    QUndoStack &history() { return m_history; }
    bool mayEdit() const { return !m_controller.isActive(); }

    // One change of the history. What else is the history's is in the order of them.
    struct Side
    {
        Experiment experiment;
        Parts selection;
    };
    struct Change
    {
        QString what;
        Side before;
        Side after;
    };
    // History and selection, for the editor of another window that shows the same.
    struct Session
    {
        std::vector<Change> changes;
        int done = 0;  // so many; the others were undone
        Parts selection;
    };
    Session session() const;
    void resume(const Session &session);

    // Changes that follow each other with the same `merge` are one step of the history, until endMerge(); empty: never.
    void apply(Experiment next, const QString &what, const Parts &selected, const QString &merge = {});
    void apply(Experiment next, const QString &what, const QString &merge = {})
    {
        apply(std::move(next), what, m_selection, merge);
    }
    void apply(Edited edited, const QString &what)
    {
        apply(std::move(edited.experiment), what, edited.parts);
    }
    void endMerge();

    // In the order in which they were selected.
    const Parts &selection() const { return m_selection; }
    void select(Parts parts);
    bool isSelected(Part part) const;

    // As it is now, before a run.
    const std::vector<PartProblem> &problems() const { return m_problems; }
    std::vector<PartProblem> problemsOf(Part part) const;
    // The first part that something is wrong with, and selects it; nothing: all is well, or it is no part's fault.
    std::optional<Part> selectFirstProblem();

    // Which mechanism a new channel gets: the one that was chosen last, else the first of the list.
    std::string newMechanism() const;

signals:
    void changed();  // the experiment, and what is wrong with it
    void selectionChanged();

private:
    class Step;
    void show(const Experiment &experiment, const Parts &selected);
    void takeOver();
    void startAnew();

    RunController &m_controller;
    QUndoStack m_history;
    Experiment m_known;  // as the last step left it
    Parts m_selection;
    std::vector<PartProblem> m_problems;
    int m_round = 0;  // steps of different rounds do not merge
    bool m_isStepping = false;
    bool m_isResuming = false;
};

}  // namespace ws
