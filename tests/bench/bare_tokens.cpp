#include "bench/bare_tokens.h"

#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>
#include <string>

namespace ws::bench {

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::perror(what);
    std::_Exit(1);
}

void *sharedMemory(std::size_t bytes)
{
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        giveUp("mmap");
    return memory;
}

class BareEventfd final : public Transport
{
public:
    BareEventfd() : m_fd(::eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC))
    {
        if (m_fd == -1)
            giveUp("eventfd");
    }
    ~BareEventfd() override { ::close(m_fd); }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte>) override
    {
        const std::uint64_t one = 1;
        if (::write(m_fd, &one, sizeof one) != static_cast<ssize_t>(sizeof one))
            giveUp("write");
    }
    void receive(std::span<std::byte>) override
    {
        std::uint64_t one = 0;
        if (::read(m_fd, &one, sizeof one) != static_cast<ssize_t>(sizeof one))
            giveUp("read");
    }

private:
    int m_fd;
};

class BareSemaphore final : public Transport
{
public:
    explicit BareSemaphore(bool named) : m_named(named)
    {
        if (!m_named) {
            m_semaphore = static_cast<sem_t *>(sharedMemory(sizeof(sem_t)));
            if (::sem_init(m_semaphore, 1, 0) != 0)
                giveUp("sem_init");
            return;
        }
        static int number = 0;
        const std::string name =
            "/waitscope-bench-" + std::to_string(::getpid()) + "-" + std::to_string(number++);
        m_semaphore = ::sem_open(name.c_str(), O_CREAT | O_EXCL, 0600, 0);
        if (m_semaphore == SEM_FAILED)
            giveUp("sem_open");
        ::sem_unlink(name.c_str());
    }
    ~BareSemaphore() override
    {
        if (m_named)
            ::sem_close(m_semaphore);
        else
            ::munmap(m_semaphore, sizeof(sem_t));
    }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte>) override
    {
        if (::sem_post(m_semaphore) != 0)
            giveUp("sem_post");
    }
    void receive(std::span<std::byte>) override
    {
        if (::sem_wait(m_semaphore) != 0)
            giveUp("sem_wait");
    }

private:
    bool m_named;
    sem_t *m_semaphore = nullptr;
};

// Where an operation is refused because there is no room, as long a sleep as the channel's.
void sleepBeforeRetry()
{
    const timespec span = {0, 50'000};
    ::clock_nanosleep(CLOCK_MONOTONIC, 0, &span, nullptr);
}

class BareSysvSemaphore final : public Transport
{
public:
    BareSysvSemaphore() : m_set(::semget(IPC_PRIVATE, 1, 0600))
    {
        if (m_set == -1 || ::semctl(m_set, 0, SETVAL, 0) == -1)
            giveUp("semget");
    }
    ~BareSysvSemaphore() override { ::semctl(m_set, 0, IPC_RMID); }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte>) override
    {
        sembuf post = {0, 1, 0};
        while (::semop(m_set, &post, 1) != 0) {
            if (errno != ERANGE)
                giveUp("semop");
            sleepBeforeRetry();
        }
    }
    void receive(std::span<std::byte>) override
    {
        sembuf take = {0, -1, 0};
        if (::semop(m_set, &take, 1) != 0)
            giveUp("semop");
    }

private:
    int m_set;
};

// Both kinds of signal, to the receiving thread, taken with sigwaitinfo.
class BareSignal final : public Transport
{
public:
    explicit BareSignal(int number) : m_number(number), m_receiver(new (sharedMemory(sizeof(Who))) Who)
    {
        ::sigemptyset(&m_set);
        ::sigaddset(&m_set, number);
    }
    ~BareSignal() override { ::munmap(m_receiver, sizeof(Who)); }
    void openSender() override
    {
        while (m_receiver->tid.load() == 0)
            ::sched_yield();
    }
    void openReceiver() override
    {
        ::pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
        m_receiver->pid.store(::getpid());
        m_receiver->tid.store(::gettid());
    }
    void send(std::span<const std::byte>) override
    {
        while (post() != 0) {
            if (errno != EAGAIN)
                giveUp("send a signal");
            sleepBeforeRetry();
        }
    }
    void receive(std::span<std::byte>) override
    {
        siginfo_t info;
        if (::sigwaitinfo(&m_set, &info) != m_number)
            giveUp("sigwaitinfo");
    }

private:
    struct Who
    {
        std::atomic<int> pid{0};
        std::atomic<int> tid{0};
    };

    long post()
    {
        if (m_number < SIGRTMIN)
            return ::syscall(SYS_tgkill, m_receiver->pid.load(), m_receiver->tid.load(), m_number);
        siginfo_t info;
        std::memset(&info, 0, sizeof info);
        info.si_signo = m_number;
        info.si_code = SI_QUEUE;
        info.si_pid = ::getpid();
        info.si_uid = ::getuid();
        info.si_value.sival_int = ++m_sent;
        return ::syscall(SYS_rt_tgsigqueueinfo, m_receiver->pid.load(), m_receiver->tid.load(), m_number,
                         &info);
    }

    int m_number;
    Who *m_receiver;
    sigset_t m_set;
    int m_sent = 0;
};

}  // namespace

std::unique_ptr<Transport> bareTokens(std::string_view mechanism)
{
    if (mechanism == "eventfd")
        return std::make_unique<BareEventfd>();
    if (mechanism == "posix-semaphore" || mechanism == "posix-semaphore-named")
        return std::make_unique<BareSemaphore>(mechanism == "posix-semaphore-named");
    if (mechanism == "sysv-semaphore")
        return std::make_unique<BareSysvSemaphore>();
    if (mechanism == "rt-signal")
        return std::make_unique<BareSignal>(SIGRTMIN);
    if (mechanism == "signal")
        return std::make_unique<BareSignal>(SIGUSR2);
    return nullptr;
}

}  // namespace ws::bench
