#include "ui/models/sweep_controller.h"

#include <QMetaObject>
#include <system_error>

#include "ui/models/sweep_series.h"
#include "ui/models/wording.h"

namespace ws {

SweepController::SweepController(QObject *parent) : QObject(parent), m_plan(firstSweepPlan()) {}

SweepController::~SweepController()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void SweepController::start()
{
    if (m_active)
        return;
    m_results = emptySweep(m_plan, nullptr);
    m_progress = {};
    m_progress.total = m_results.rows.size() * static_cast<std::size_t>(m_plan.repeats);
    m_trouble.reset();
    m_active = true;
    emit reset();
    // std::jthread reports a refusal only by an exception.
    try {
        m_thread =
            std::jthread([this, results = m_results](const std::stop_token &stop) { work(results, stop); });
    } catch (const std::system_error &refused) {
        takeEnd(true, Error{ErrorKind::Limit, refused.code().value(), "start the thread of the sweep"});
    }
}

void SweepController::cancel()
{
    m_thread.request_stop();
}

void SweepController::work(SweepResults results, const std::stop_token &stop)
{
    const MachineFloor floor = machineFloor().floor;
    QMetaObject::invokeMethod(
        this, [this, floor] { m_results.floor = floor; }, Qt::QueuedConnection);
    const auto outcome = runSweep(
        results, nullptr,
        [this](const SweepProgress &progress, const SweepRow &row) {
            QMetaObject::invokeMethod(
                this, [this, progress, row] { takeRow(progress, row); }, Qt::QueuedConnection);
        },
        stop);
    const bool cancelled = results.cancelled;
    const std::optional<Error> error = outcome ? std::nullopt : std::optional(outcome.error());
    QMetaObject::invokeMethod(
        this, [this, cancelled, error] { takeEnd(cancelled, error); }, Qt::QueuedConnection);
}

void SweepController::takeRow(const SweepProgress &progress, const SweepRow &row)
{
    m_progress = progress;
    m_results.rows[progress.row] = row;
    emit rowChanged(static_cast<int>(progress.row));
    emit progressed();
}

QString SweepController::trouble() const
{
    return m_trouble ? errorSentence(*m_trouble) : QString();
}

void SweepController::takeEnd(bool cancelled, const std::optional<Error> &trouble)
{
    m_results.cancelled = cancelled;
    m_trouble = trouble;
    m_active = false;
    emit ended();
}

}  // namespace ws
