#include "ui/app/session_keeper.h"

#include <QLocale>
#include <QPushButton>
#include <algorithm>

#include "experiment/reader.h"
#include "ui/models/wording.h"
#include "ui/views/notice_bar.h"

namespace ws {
namespace {

constexpr int kLookEveryMs = 3000;

// A script with a mistake is worth keeping too, so none is looked into.
ReadResult readUnchecked(const QString &text, const QString &id, Vocabulary vocabulary)
{
    vocabulary.scanScript = {};
    vocabulary.methodsOf = {};
    return readExperimentText(text.toStdString(), id.toStdString() + ".toml", vocabulary);
}

}  // namespace

SessionKeeper::SessionKeeper(RunController &controller, std::filesystem::path folder)
    : m_controller(controller), m_folder(std::move(folder))
{
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::look);
    m_timer.start();
}

void SessionKeeper::look()
{
    const std::vector<KeptEdit> unsaved = m_controller.unsaved();
    for (const KeptEdit &edit : unsaved)
        keep(edit);
    // A store that goes takes its file with it.
    std::erase_if(m_kept, [&](const auto &kept) {
        return std::none_of(unsaved.begin(), unsaved.end(),
                            [&](const KeptEdit &edit) { return edit.now.id == kept.first; });
    });
}

void SessionKeeper::keep(const KeptEdit &edit)
{
    const auto textOf = [this](const Experiment &one) {
        return QString::fromStdString(experimentText(one, m_controller.vocabulary()));
    };
    UnsavedWork work{titleOf(edit.now), QString::fromStdString(edit.now.id), textOf(edit.now),
                     textOf(edit.before), QDateTime::currentDateTime()};
    Kept &kept = m_kept.try_emplace(edit.now.id, m_folder).first->second;
    // Where the disk refuses there is nobody to ask now, and the next look tries again.
    if (!(work == kept.work) && kept.store.keep(work))
        kept.work = std::move(work);
}

void SessionKeeper::forget()
{
    m_kept.clear();
}

void SessionKeeper::offer(NoticeBar &bar)
{
    if (!m_looked)
        m_lost = UnsavedStore(m_folder).takeLost();
    m_looked = true;
    if (m_lost.empty())
        return;
    m_bar = &bar;
    connect(bar.addButton(tr("Restore")), &QPushButton::clicked, this, &SessionKeeper::restore);
    connect(bar.addButton(tr("Discard")), &QPushButton::clicked, this, &SessionKeeper::discard);
    ask();
}

void SessionKeeper::ask()
{
    m_bar->setVisible(!m_lost.empty());
    if (m_lost.empty())
        return;
    const UnsavedWork &work = m_lost.front().work();
    m_bar->setText(filled(tr("Waitscope ended without saving the edits of {title} ({when})."),
                          {{"title", work.title},
                           {"when", QLocale().toString(work.when.toLocalTime(), QLocale::ShortFormat)}}));
}

void SessionKeeper::restore()
{
    const UnsavedWork work = m_lost.front().work();
    ReadResult now = readUnchecked(work.text, work.id, m_controller.vocabulary());
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&now)) {
        emit unreadable(work.title, *problems);  // it stays on the disk, to be looked into by hand
        m_lost.erase(m_lost.begin());
        ask();
        return;
    }
    ReadResult before = readUnchecked(work.original, work.id, m_controller.vocabulary());
    Experiment &edited = std::get<Experiment>(now);
    Experiment opened = std::holds_alternative<Experiment>(before) ? std::get<Experiment>(before) : edited;
    emit restoring(work.id);
    m_controller.openEdited(std::move(edited), std::move(opened));
    look();
    discard();
    emit restored(work.title);
}

void SessionKeeper::discard()
{
    m_lost.front().drop();
    m_lost.erase(m_lost.begin());
    ask();
}

}  // namespace ws
