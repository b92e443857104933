#include "ui/models/unsaved_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <atomic>
#include <cstdlib>

#include "base/os_call.h"

namespace ws {
namespace {

constexpr mode_t kMine = 0600;
constexpr qint64 kMostBytes = 16 << 20;  // an experiment is far smaller
constexpr const char *kEnding = ".json";

std::filesystem::path lockOf(std::filesystem::path file)
{
    return file.replace_extension(".lock");
}

// Empty where another process holds it, or it cannot be made.
UniqueFd lockFile(const std::filesystem::path &file)
{
    const auto opened = osCall("open " + file.string(), [&] {
        return ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kMine);
    });
    if (!opened)
        return {};
    UniqueFd fd(*opened);
    return ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0 ? std::move(fd) : UniqueFd();
}

Result<> writePrivately(const std::filesystem::path &file, const QByteArray &bytes)
{
    const std::string action = "write " + file.string();
    const std::filesystem::path part = file.string() + ".part";
    const auto opened = osCall(action, [&] {
        return ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kMine);
    });
    if (!opened)
        return opened.error();
    const UniqueFd fd(*opened);
    for (qsizetype done = 0; done < bytes.size();) {
        const auto written = osCall(action, [&] {
            return ::write(fd.get(), bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        });
        if (!written) {
            ::unlink(part.c_str());
            return written.error();
        }
        done += static_cast<qsizetype>(*written);
    }
    // Without fsync: it is for a program that dies, not for a machine that does, and must not stop the window.
    const auto renamed = osCall(action, [&] { return ::rename(part.c_str(), file.c_str()); });
    if (!renamed)
        return renamed.error();
    return {};
}

std::optional<UnsavedWork> readWork(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    UnsavedWork work;
    work.title = object[QLatin1String("title")].toString();
    work.id = object[QLatin1String("id")].toString();
    work.text = object[QLatin1String("text")].toString();
    work.original = object[QLatin1String("original")].toString();
    work.when = QDateTime::fromString(object[QLatin1String("when")].toString(), Qt::ISODate);
    if (work.id.isEmpty() || work.text.isEmpty())
        return std::nullopt;
    return work;
}

}  // namespace

LostWork::LostWork(UnsavedWork work, std::filesystem::path file, UniqueFd lock)
    : m_work(std::move(work)), m_file(std::move(file)), m_lock(std::move(lock))
{
}

void LostWork::drop()
{
    // The file first: without its lock it would be taken for another one's.
    ::unlink(m_file.c_str());
    ::unlink(lockOf(m_file).c_str());
    m_lock.reset();
}

UnsavedStore::UnsavedStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

UnsavedStore::~UnsavedStore()
{
    forget();
}

std::filesystem::path UnsavedStore::usualFolder()
{
    // XDG Base Directory Specification: an empty or relative path is to be ignored.
    const char *state = std::getenv("XDG_STATE_HOME");
    const char *home = std::getenv("HOME");
    const std::filesystem::path base = state && *state == '/'
                                           ? std::filesystem::path(state)
                                           : std::filesystem::path(home ? home : "/tmp") / ".local" / "state";
    return base / "waitscope" / "unsaved";
}

Result<> UnsavedStore::prepare()
{
    std::error_code failed;
    std::filesystem::create_directories(m_folder, failed);
    if (failed)
        return Error{ErrorKind::System, failed.value(), "create folder " + m_folder.string()};
    static std::atomic<int> windows{0};
    const std::string name = std::to_string(::getpid()) + "-" + std::to_string(++windows);
    std::filesystem::path file = m_folder / (name + kEnding);
    // The number of a process that died here may have come round: what it left is not overwritten.
    for (int more = 1; std::filesystem::exists(file, failed); ++more)
        file = m_folder / (name + "-" + std::to_string(more) + kEnding);
    m_lock = lockFile(lockOf(file));
    if (!m_lock)
        return Error{ErrorKind::System, errno, "lock " + lockOf(file).string()};
    m_file = std::move(file);
    return {};
}

Result<> UnsavedStore::keep(const UnsavedWork &work)
{
    if (m_file.empty()) {
        if (auto ready = prepare(); !ready)
            return ready;
    }
    const QJsonObject object{
        {QLatin1String("version"), 1},      {QLatin1String("title"), work.title},
        {QLatin1String("id"), work.id},     {QLatin1String("when"), work.when.toString(Qt::ISODate)},
        {QLatin1String("text"), work.text}, {QLatin1String("original"), work.original}};
    return writePrivately(m_file, QJsonDocument(object).toJson());
}

void UnsavedStore::forget()
{
    if (m_file.empty())
        return;
    ::unlink(m_file.c_str());
    ::unlink(lockOf(m_file).c_str());
    m_lock.reset();
    m_file.clear();
}

std::vector<LostWork> UnsavedStore::takeLost() const
{
    std::vector<LostWork> lost;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator(m_folder, failed)) {
        if (entry.path().extension() != kEnding || entry.path() == m_file)
            continue;
        UniqueFd lock = lockFile(lockOf(entry.path()));
        if (!lock)
            continue;
        // Between the listing and the lock its window may have ended cleanly.
        auto work = readWork(entry.path());
        if (work)
            lost.emplace_back(std::move(*work), entry.path(), std::move(lock));
        else
            ::unlink(lockOf(entry.path()).c_str());
    }
    std::sort(lost.begin(), lost.end(),
              [](const LostWork &a, const LostWork &b) { return a.work().when > b.work().when; });
    return lost;
}

}  // namespace ws
