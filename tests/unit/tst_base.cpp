#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QtTest>
#include <csignal>
#include <set>

#include "base/clock.h"
#include "base/descriptor_passing.h"
#include "base/os_call.h"
#include "base/shared_region.h"
#include "base/system_words.h"
#include "base/unique_fd.h"

using namespace ws;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void anErrorSaysWhatWasDoneAndWhy()
    {
        const auto refused = osCall("open the moon", [] { return ::open("/nowhere/moon", O_RDONLY); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().sysErrno, ENOENT);
        QCOMPARE(refused.error().text(), std::string("open the moon: No such file or directory"));
    }

    void wordsOfTheSystemThatAreTranslatedAreItsOwn()
    {
        std::set<std::string> said;
        for (int number = 1; number < 200; ++number) {
            said.insert(systemReason(number));
            said.insert(signalMeaning(number));
        }
        std::set<std::string> translated;
        for (const char *words : translatedSystemWords()) {
            QVERIFY2(said.contains(words), words);
            QVERIFY2(translated.insert(words).second, words);
        }
        for (const int number : {EPERM, ENOENT, EINTR, EIO, EAGAIN, ENOMEM, EACCES, EINVAL, EMFILE, ENFILE,
                                 EFBIG, ENOSPC, EROFS, EPIPE, EDEADLK, EADDRINUSE, ECONNREFUSED, ETIMEDOUT})
            QVERIFY(translated.contains(systemReason(number)));
        for (const int signal : {SIGHUP, SIGINT, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGSEGV, SIGTERM, SIGILL})
            QVERIFY(translated.contains(signalMeaning(signal)));
        QCOMPARE(systemReason(4711), std::string("error 4711"));
        QCOMPARE(signalMeaning(4711), std::string("signal 4711"));
    }

    void aDescriptorIsClosedByItsOwnerOnly()
    {
        int number = -1;
        {
            UniqueFd first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            number = first.get();
            UniqueFd second(std::move(first));
            QVERIFY(!first);
            QVERIFY(::fcntl(number, F_GETFD) != -1);
        }
        QCOMPARE(::fcntl(number, F_GETFD), -1);
    }

    void sharedMemoryIsSeenByBothMappingsAndCannotShrink()
    {
        auto made = SharedRegion::create("test", 8192);
        QVERIFY(bool(made));
        auto copy = made->fd().duplicate();
        QVERIFY(bool(copy));
        auto other = SharedRegion::attach(std::move(*copy));
        QVERIFY(bool(other));
        made->data()[8191] = std::byte{42};
        QCOMPARE(int(other->data()[8191]), 42);
        QCOMPARE(::ftruncate(made->fd().get(), 100), -1);
        QCOMPARE(errno, EPERM);
    }

    void descriptorsTravelWithTheirPacket()
    {
        int pair[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
        UniqueFd left(pair[0]);
        UniqueFd right(pair[1]);
        int pipe[2] = {-1, -1};
        QCOMPARE(::pipe(pipe), 0);
        QVERIFY(bool(sendPacket(left, "fds", pipe)));
        auto packet = receivePacket(right);
        QVERIFY(bool(packet));
        QCOMPARE(packet->text, std::string("fds"));
        QCOMPARE(packet->fds.size(), std::size_t{2});
        QCOMPARE(::write(packet->fds[1].get(), "x", 1), ssize_t{1});
        char got = 0;
        QCOMPARE(::read(pipe[0], &got, 1), ssize_t{1});
        QCOMPARE(got, 'x');
        ::close(pipe[0]);
        ::close(pipe[1]);
        left.reset();
        auto gone = receivePacket(right);
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::Closed);
    }

    void bothClockSourcesAgreeOnADuration_data()
    {
        QTest::addColumn<bool>("best");
        QTest::newRow("best source of this machine") << true;
        QTest::newRow("fallback") << false;
    }
    void bothClockSourcesAgreeOnADuration()
    {
        QFETCH(bool, best);
        const ClockSource source = best ? bestClockSource() : ClockSource::Monotonic;
        ClockCalibration calibration = startCalibration(source);
        const std::uint64_t beginNs = monotonicNs();
        const Ticks begin = readTicks(source);
        while (monotonicNs() - beginNs < 20'000'000) {
        }
        const Ticks end = readTicks(source);
        const auto passedNs = static_cast<std::int64_t>(monotonicNs() - beginNs);
        sharpenCalibration(calibration);
        const std::int64_t ticksNs = calibration.durationNs(end - begin);
        // The two reads of each end lie apart by at most what one preemption takes.
        QVERIFY2(ticksNs <= passedNs && ticksNs > 19'000'000, qPrintable(QString::number(ticksNs)));
    }

    void theFallbackIsTakenWhenAskedFor()
    {
        qputenv("WAITSCOPE_CLOCK", "monotonic");
        QCOMPARE(int(bestClockSource()), int(ClockSource::Monotonic));
        qunsetenv("WAITSCOPE_CLOCK");
    }
};

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
