// What dead sessions left behind is found and removed; living sessions keep theirs.
#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include "session/leftovers.h"

using namespace ws;

namespace {

// A shell that calls itself waitscope-worker and waits until it is killed.
class FakeWorker
{
public:
    explicit FakeWorker(const std::string &session)
    {
        m_pid = ::fork();
        if (m_pid == 0) {
            ::execl("/bin/sh", "/usr/libexec/waitscope-worker", "-c", "kill -STOP $$; :", "sh", "--session",
                    session.c_str(), nullptr);
            ::_exit(127);
        }
        int status = 0;
        ::waitpid(m_pid, &status, WUNTRACED);
    }
    ~FakeWorker()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    FakeWorker(const FakeWorker &) = delete;
    FakeWorker &operator=(const FakeWorker &) = delete;

    int pid() const { return m_pid; }
    // Blocking: until it has ended. Returns the signal that ended it.
    int waitForSignal()
    {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = 0;
        return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    }

private:
    pid_t m_pid = 0;
};

int pidOfADeadProcess()
{
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(0);
    ::waitpid(pid, nullptr, 0);
    return pid;
}

std::string ownSession()
{
    std::ifstream file("/proc/self/stat");
    const std::string stat(std::istreambuf_iterator<char>(file), {});
    std::istringstream fields(stat.substr(stat.rfind(')') + 2));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        fields >> field;
    return std::to_string(::getpid()) + ':' + field;
}

bool listsProcess(const std::vector<Leftover> &leftovers, int pid)
{
    return std::any_of(leftovers.begin(), leftovers.end(), [pid](const Leftover &leftover) {
        return leftover.kind == LeftoverKind::Process && leftover.pid == pid;
    });
}

}  // namespace

class tst_leftovers : public QObject
{
    Q_OBJECT

private:
    static std::filesystem::path makeFile(const std::filesystem::path &path)
    {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << "x";
        return path;
    }

private slots:
    void aWorkerOfADeadSessionIsKilled()
    {
        FakeWorker worker(std::to_string(pidOfADeadProcess()) + ":12345");
        const auto found = findLeftovers();
        QVERIFY(listsProcess(found, worker.pid()));
        for (const Leftover &leftover : found) {
            if (leftover.pid == worker.pid())
                QVERIFY(bool(removeLeftover(leftover)));
        }
        QCOMPARE(worker.waitForSignal(), SIGKILL);
    }

    void aWorkerWhoseSessionNumberWasUsedAgainIsALeftover()
    {
        const FakeWorker worker(std::to_string(::getpid()) + ":1");
        QVERIFY(listsProcess(findLeftovers(), worker.pid()));
    }

    void aWorkerOfALivingSessionStays()
    {
        const FakeWorker worker(ownSession());
        QVERIFY(!listsProcess(findLeftovers(), worker.pid()));

        // Not even when somebody asks for it by hand.
        Leftover wrong;
        wrong.sessionPid = ::getpid();
        wrong.pid = worker.pid();
        QVERIFY(bool(removeLeftover(wrong)));
        QCOMPARE(::waitpid(worker.pid(), nullptr, WNOHANG), 0);
    }

    void aProcessThatIsNoWorkerStays()
    {
        const FakeWorker worker("nonsense");
        QVERIFY(!listsProcess(findLeftovers(), worker.pid()));
    }

    void namesOfDeadSessionsAreRemovedAndOthersStay()
    {
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        const LeftoverPlaces places = {root / "shm", root / "mqueue", root / "tmp"};
        const std::string dead = "waitscope-" + std::to_string(pidOfADeadProcess()) + "-";
        const std::string living = "waitscope-" + std::to_string(::getpid()) + "-";
        const auto deadMemory = makeFile(places.sharedMemory / (dead + "ring"));
        const auto deadQueue = makeFile(places.messageQueues / (dead + "q"));
        const auto deadFolder = makeFile(places.temporary / (dead + "run") / "socket").parent_path();
        const std::vector<std::filesystem::path> staying = {
            makeFile(places.sharedMemory / (living + "ring")),
            makeFile(places.messageQueues / (living + "q")),
            makeFile(places.temporary / (living + "run")),
            makeFile(places.temporary / "waitscope-fresh-base"),
            makeFile(places.temporary / "waitscope-12x-a"),
            makeFile(places.temporary / "other-1-a")};

        std::vector<std::filesystem::path> found;
        for (const Leftover &leftover : findLeftovers(places)) {
            if (leftover.kind == LeftoverKind::Process)
                continue;
            found.push_back(leftover.path);
            QVERIFY(bool(removeLeftover(leftover)));
            QVERIFY(bool(removeLeftover(leftover)));  // gone already is as good
        }
        QCOMPARE(found, (std::vector<std::filesystem::path>{deadMemory, deadQueue, deadFolder}));
        for (const auto &path : found)
            QVERIFY(!std::filesystem::exists(path));
        for (const auto &path : staying)
            QVERIFY2(std::filesystem::exists(path), path.c_str());
    }

    void aNameOlderThanTheProcessThatHasItsNumberIsALeftover()
    {
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        const LeftoverPlaces places = {root / "shm", root / "mqueue", root / "tmp"};
        const auto file = makeFile(places.temporary / ("waitscope-" + std::to_string(::getpid()) + "-run"));
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() -
                                                   std::chrono::hours(24));
        const auto found = findLeftovers(places);
        QVERIFY(std::any_of(found.begin(), found.end(),
                            [&file](const Leftover &leftover) { return leftover.path == file; }));
    }

    void foldersThatAreMissingAreEmpty()
    {
        const LeftoverPlaces places = {"/no/such/shm", "/no/such/mqueue", "/no/such/tmp"};
        for (const Leftover &leftover : findLeftovers(places))
            QCOMPARE(leftover.kind, LeftoverKind::Process);
        QVERIFY(!canListMessageQueues(places));
    }
};

QTEST_APPLESS_MAIN(tst_leftovers)
#include "tst_leftovers.moc"
