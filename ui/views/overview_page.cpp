#include "ui/views/overview_page.h"

#include <algorithm>

#include "ui/models/wording.h"

namespace ws {

OverviewPage::OverviewPage(QWidget *parent) : Page(parent)
{
    m_title = addText(TextRole::Title);
    addGap(4);
    m_summary = addText(TextRole::Body);
    m_claims = addText(TextRole::Small);
    addSeparator();
    m_verdict = addText(TextRole::Body);
    m_facts = new FactList(this);
    column()->addWidget(m_facts);
    addGap(8);
    m_hint = addText(TextRole::Small, tr("Click a wire to see its figures and to choose another mechanism."));
    column()->addStretch();
}

void OverviewPage::setTheme(const Theme &theme)
{
    Page::setTheme(theme);
    m_facts->setTheme(theme);
}

void OverviewPage::setSnapshot(const Snapshot &snapshot)
{
    const Experiment &experiment = *snapshot.experiment;
    setText(m_title, titleOf(experiment));
    setText(m_summary, localText(experiment.summary));
    QStringList claims;
    for (const std::string &claim : experiment.claims)
        claims << QString::fromStdString(claim);
    setText(m_claims, claims.isEmpty() ? QString()
                                       : filled(tr("Tests what the notes claim: {claims}"),
                                                {{"claims", claims.join(QStringLiteral(", "))}}));
    setText(m_verdict, verdictSentence(snapshot));
    m_hint->setVisible(!experiment.channels.empty());

    QList<Fact> facts;
    if (snapshot.model) {
        facts.append({tr("Processes"), QString::number(snapshot.model->processes.size())});
        facts.append({tr("Threads"), QString::number(snapshot.model->threads.size())});
    }
    facts.append({tr("Time limit"), timeText(experiment.timeLimit.count())});
    if (snapshot.results && snapshot.model) {
        std::uint64_t received = 0;
        std::uint64_t wrong = 0;
        double bytes = 0;
        std::uint64_t acquisitions = 0;
        std::uint64_t operations = 0;
        for (std::size_t i = 0; i < snapshot.results->objects.size(); ++i) {
            const ObjectResults &object = snapshot.results->objects[i];
            const ObjectKind kind =
                i < snapshot.model->objects.size() ? snapshot.model->objects[i].kind : ObjectKind::Thread;
            received += object.received;
            wrong += object.lost + object.reordered + object.corrupt;
            bytes += static_cast<double>(object.receivedBytes);
            (kind == ObjectKind::Primitive ? operations : acquisitions) += object.acquisitions;
        }
        double blocked = 0;
        std::uint64_t switches = 0;
        for (const ThreadResults &thread : snapshot.results->threads) {
            blocked += thread.blockedShare;
            switches += thread.now.voluntarySwitches;
        }
        if (!experiment.channels.empty()) {
            facts.append({tr("Messages received"), countText(received), true});
            facts.append({tr("Bytes received"), sizeText(bytes)});
            facts.append({tr("Lost, reordered or torn"), countText(wrong)});
        }
        const auto has = [&](ObjectKind kind) {
            return std::any_of(snapshot.model->objects.begin(), snapshot.model->objects.end(),
                               [kind](const RunModel::Object &object) { return object.kind == kind; });
        };
        if (has(ObjectKind::Lock))
            facts.append({tr("Locks taken"), countText(acquisitions), true});
        if (has(ObjectKind::Primitive))
            facts.append({tr("Other primitives used"), countText(operations)});
        if (!snapshot.results->threads.empty())
            facts.append({tr("Blocked, mean of all threads"),
                          percentText(blocked / static_cast<double>(snapshot.results->threads.size()))});
        facts.append({tr("Voluntary switches"), countText(switches)});
    }
    m_facts->setFacts(facts);
}

}  // namespace ws
