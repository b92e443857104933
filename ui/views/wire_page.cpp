#include "ui/views/wire_page.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <algorithm>

#include "ui/models/wording.h"
#include "ui/views/mechanism_box.h"

namespace ws {
namespace {

std::vector<std::uint32_t> usersOf(const RunModel &model, std::uint32_t object, UseKind kind)
{
    std::vector<std::uint32_t> users;
    for (const RunModel::Use &use : model.uses) {
        if (use.object == object && use.kind == kind)
            users.push_back(use.thread);
    }
    return users;
}

QString joined(const RunModel &model, const std::vector<std::uint32_t> &threads)
{
    QStringList names;
    for (const std::uint32_t thread : threads)
        names << threadName(model, thread);
    return names.join(QStringLiteral(", "));
}

}  // namespace

WirePage::WirePage(QWidget *parent) : Page(parent)
{
    m_title = addText(TextRole::Title);
    m_ends = addText(TextRole::Subtitle);
    addGap(4);
    addText(TextRole::Small, tr("Mechanism"));
    m_mechanism = new MechanismBox(this);
    m_mechanism->setAccessibleName(tr("Mechanism"));
    column()->addWidget(m_mechanism);
    m_sentence = addText(TextRole::Small);
    m_problems = addText(TextRole::Body);
    m_run = new QPushButton(tr("Run with it"), this);
    m_run->hide();
    column()->addWidget(m_run);
    m_parameters = new FactList(this);
    column()->addWidget(m_parameters);
    m_separators[0] = addSeparator();
    m_nowTitle = addText(TextRole::Section, tr("Now"));
    m_now = new FactList(this);
    column()->addWidget(m_now);
    m_separators[1] = addSeparator();
    m_senderTitle = addText(TextRole::Section);
    m_sender = new TimeBar(this);
    column()->addWidget(m_sender);
    addGap(4);
    m_receiverTitle = addText(TextRole::Section);
    m_receiver = new TimeBar(this);
    column()->addWidget(m_receiver);
    column()->addStretch();
    connect(m_mechanism, &MechanismBox::activated, this, &WirePage::chosen);
    connect(m_run, &QPushButton::clicked, this, &WirePage::runWanted);
}

void WirePage::setTheme(const Theme &theme)
{
    Page::setTheme(theme);
    m_mechanism->setTheme(theme);
    for (FactList *list : {m_parameters, m_now})
        list->setTheme(theme);
    for (TimeBar *bar : {m_sender, m_receiver})
        bar->setTheme(theme);
}

void WirePage::setSnapshot(const Snapshot &snapshot, std::uint32_t object)
{
    const RunModel &model = *snapshot.model;
    const RunModel::Object &wire = model.objects[object];
    if (m_shown != wire.name)
        setProblems({});
    if (m_shown != wire.name || m_judged != snapshot.experiment)
        offerMechanisms(snapshot, object);
    setText(m_title, filled(tr("Wire {name}"), {{"name", QString::fromStdString(wire.name)}}));
    setText(m_ends, joined(model, usersOf(model, object, UseKind::Sends)) + QStringLiteral(" → ") +
                        joined(model, usersOf(model, object, UseKind::Receives)));
    m_type = QString::fromStdString(wire.type);
    if (!m_mechanism->view()->isVisible())
        m_mechanism->setCurrentId(m_type);
    setText(m_sentence, mechanismSentence(wire.type));
    m_run->setVisible(!snapshot.results);

    QList<Fact> parameters;
    if (wire.capacityMessages)
        parameters.append(
            {tr("Holds"), filled(tr("{count} messages"), {{"count", countText(wire.capacityMessages)}})});
    else if (wire.capacityBytes)
        parameters.append(
            {tr("Holds"), filled(tr("{count} bytes"), {{"count", countText(wire.capacityBytes)}})});
    if (wire.messageBytes)
        parameters.append({tr("Message size"), sizeText(static_cast<double>(wire.messageBytes))});
    for (const ChannelSpec &channel : snapshot.experiment->channels) {
        if (channel.name != wire.name)
            continue;
        for (const auto &[name, value] : channel.parameters.numbers())
            parameters.append({QString::fromStdString(name), countText(static_cast<std::uint64_t>(value))});
    }
    m_parameters->setFacts(parameters);

    const bool live = snapshot.results && object < snapshot.results->objects.size();
    for (QWidget *separator : m_separators)
        separator->setVisible(live);
    m_nowTitle->setVisible(live);
    setText(m_nowTitle, snapshot.phase == RunPhase::Ended ? tr("The whole run") : tr("Now"));
    m_now->setFacts(live ? nowFacts(snapshot.results->objects[object]) : QList<Fact>());
    showTimes(snapshot, object);
}

void WirePage::offerMechanisms(const Snapshot &snapshot, std::uint32_t object)
{
    m_shown = snapshot.model->objects[object].name;
    m_judged = snapshot.experiment;
    m_mechanism->setChoices(mechanismChoices([&](const std::string &id) {
        std::vector<std::string> problems = m_judge ? m_judge(object, id) : std::vector<std::string>();
        for (std::string &problem : problems)
            problem = problemText(shortProblem(problem, m_shown)).toStdString();
        return problems;
    }));
}

QList<Fact> WirePage::nowFacts(const ObjectResults &results) const
{
    const auto latency = [&](std::int64_t ns) {
        return results.latency.count ? timeText(ns) : QStringLiteral("–");
    };
    return {
        {tr("Throughput"),
         filled(tr("{rate} msg/s"),
                {{"rate", countText(static_cast<std::uint64_t>(results.messagesPerSecond + 0.5))}}),
         true},
        {QString(), filled(tr("{rate}/s"), {{"rate", sizeText(results.bytesPerSecond)}})},
        {tr("Latency p50"), latency(results.latency.p50)},
        {tr("Latency p99"), latency(results.latency.p99)},
        {tr("Latency p99.9"), latency(results.latency.p999)},
        {tr("Latency max"), latency(results.latency.max)},
        {tr("Sent"), countText(results.sent)},
        {tr("Received"), countText(results.received)},
        {tr("In flight"), countText(results.inFlight)},
        {tr("Lost, reordered, torn"),
         QStringLiteral("%1, %2, %3")
             .arg(countText(results.lost), countText(results.reordered), countText(results.corrupt))},
    };
}

void WirePage::showTimes(const Snapshot &snapshot, std::uint32_t object)
{
    const auto show = [&](UseKind kind, QLabel *title, TimeBar *bar) {
        std::vector<std::uint32_t> users = usersOf(*snapshot.model, object, kind);
        // A thread that never started has no time that could go anywhere.
        std::erase_if(users, [&](std::uint32_t user) {
            return snapshot.results && snapshot.results->threads[user].now.startNs < 0;
        });
        if (!snapshot.results || users.empty()) {
            setText(title, {});
            bar->setShares({});
            return;
        }
        double here = 0;
        double blocked = 0;
        double runnable = 0;
        for (const std::uint32_t user : users) {
            const ThreadResults &thread = snapshot.results->threads[user];
            const std::int64_t end = thread.now.endNs < 0 ? snapshot.results->timeNs : thread.now.endNs;
            const double life = static_cast<double>(
                std::max<std::int64_t>(end - std::max<std::int64_t>(thread.now.startNs, 0), 1));
            for (const BlockedOn &on : thread.blocked)
                here += on.object == object ? static_cast<double>(on.ns) / life : 0;
            blocked += thread.blockedShare;
            runnable += thread.runnableShare;
        }
        const double count = static_cast<double>(users.size());
        here = std::clamp(here / count, 0.0, 1.0);
        const double elsewhere = std::clamp(blocked / count - here, 0.0, 1 - here);
        const double waitsForCore = std::clamp(runnable / count, 0.0, 1 - here - elsewhere);
        setText(title, filled(tr("Where the time of {threads} goes"),
                              {{"threads", joined(*snapshot.model, users)}}));
        QList<TimeShare> shares{
            {kind == UseKind::Sends ? tr("waits for room in this wire") : tr("waits for a message here"),
             here, theme().waiting, LegendEntry::HatchedBox}};
        if (elsewhere > 0.005)
            shares.append({tr("waits elsewhere"), elsewhere, theme().wanted, LegendEntry::CounterHatchedBox});
        shares.append({tr("waits for a core"), waitsForCore, theme().runnable, LegendEntry::DottedBox});
        shares.append(
            {tr("own work"), 1 - here - elsewhere - waitsForCore, theme().running, LegendEntry::PlainBox});
        bar->setShares(shares);
    };
    show(UseKind::Sends, m_senderTitle, m_sender);
    show(UseKind::Receives, m_receiverTitle, m_receiver);
}

void WirePage::setProblems(const std::vector<std::string> &problems)
{
    QStringList lines;
    for (const std::string &problem : problems)
        lines << problemText(problem);
    setText(m_problems, lines.join(QLatin1Char('\n')));
    // A choice that was refused does not stay in the field.
    if (!problems.empty())
        m_mechanism->setCurrentId(m_type);
}

void WirePage::chosen(int index)
{
    setProblems({});
    emit mechanismWanted(m_mechanism->itemData(index).toString());
}

}  // namespace ws
