#include "ui/app/script_side.h"

#include "ui/views/script_panel.h"

namespace ws {
namespace {

constexpr int kRestMs = 250;  // a sentence about a word that is half typed would only disturb

}  // namespace

ScriptSide::ScriptSide(RunController &controller, const Actions &actions, Settings &settings,
                       ScriptPanel &panel)
    : QObject(&panel), m_controller(controller), m_showScript(actions[Command::ShowScript]),
      m_settings(settings), m_panel(panel)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &ScriptSide::takeOver);
    connect(&panel, &ScriptPanel::edited, this, [this] { m_rest.start(); });
    connect(&panel, &ScriptPanel::scriptWillChange, this, &ScriptSide::takeOver);
    connect(m_showScript, &QAction::triggered, this, [this](bool shown) {
        m_settings.arrangement.script = shown;
        arrange();
    });
}

void ScriptSide::showExperiment()
{
    const Experiment &experiment = m_controller.experiment();
    // What was typed into another experiment is not for this one.
    if (experiment.id != m_id)
        m_rest.stop();
    m_id = experiment.id;
    if (!m_rest.isActive())
        m_panel.setExperiment(experiment);
    check();
    arrange();
}

void ScriptSide::takeOver()
{
    m_rest.stop();
    if (const auto script = m_panel.current())
        m_controller.setScript(*script, m_panel.text());
}

bool ScriptSide::readyToRun()
{
    takeOver();
    if (m_controller.mistakesInScripts().empty())
        return true;
    m_settings.arrangement.script = true;
    arrange();
    m_panel.showFirstMistake();
    return false;
}

void ScriptSide::check()
{
    m_panel.setMistakes(m_controller.experiment().scripts.empty() ? std::vector<ScriptMistake>()
                                                                  : m_controller.mistakesInScripts());
}

void ScriptSide::arrange()
{
    const bool has = !m_controller.experiment().scripts.empty();
    m_showScript->setEnabled(has);
    m_showScript->setChecked(has && m_settings.arrangement.script);
    m_panel.setVisible(has && m_settings.arrangement.script);
}

}  // namespace ws
