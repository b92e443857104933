#include "sync/semaphore_sysv.h"

#include <sys/ipc.h>
#include <sys/sem.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include "base/os_call.h"
#include "sync/give_stamp.h"

namespace ws {

namespace {

constexpr std::size_t kMostMembers = 8;
constexpr std::int32_t kLargestValue = 32767;  // SEMVMX, semctl(2)
// One byte of the ticket for each member, and never all of them 255, which is kNoTicket.
constexpr std::int32_t kMostTaken = 254;
constexpr int kKeyTries = 64;
constexpr std::string_view kLimitsFile = "/proc/sys/kernel/sem";

struct SetCell
{
    std::int32_t set;
    std::uint32_t members;
    std::array<std::atomic<std::uint64_t>, kMostMembers> given;
    std::array<std::atomic<std::uint64_t>, kMostMembers> gone;
};
static_assert(sizeof(SetCell) <= kPrimitiveCellBytes);

// semctl(2): the caller has to define this union.
union SemaphoreArgument
{
    int value;
    semid_ds *buffer;
    unsigned short *array;
};

// What one call asks for, added up by member.
struct Change
{
    std::vector<sembuf> operations;
    std::array<std::int32_t, kMostMembers> net = {};     // on the whole
    std::array<std::int32_t, kMostMembers> wanted = {};  // must be there for all operations, in their order
    bool gives = false;

    std::uint64_t units(int sign) const
    {
        std::uint64_t sum = 0;
        for (std::int32_t change : net)
            sum += static_cast<std::uint64_t>(std::max(sign * change, 0));
        return sum;
    }
    std::uint64_t ticket() const
    {
        std::uint64_t packed = 0;
        for (std::size_t i = 0; i < kMostMembers; ++i)
            packed |= static_cast<std::uint64_t>(wanted[i]) << (8 * i);
        return packed;
    }
    // The same wants, and nothing changed in the end.
    std::vector<sembuf> lookOnly() const
    {
        std::vector<sembuf> made;
        for (std::size_t i = 0; i < kMostMembers; ++i) {
            if (wanted[i] == 0)
                continue;
            const auto member = static_cast<unsigned short>(i);
            const auto units = static_cast<short>(wanted[i]);
            made.push_back({member, static_cast<short>(-units), 0});
            made.push_back({member, units, 0});
        }
        return made;
    }
};

Error unknownMember(std::uint32_t member, std::uint32_t members)
{
    return {ErrorKind::BadInput, EFBIG,
            "use member " + std::to_string(member) + " of a semaphore set: its members are 0 to " +
                std::to_string(members - 1)};
}

Result<Change> changeOf(std::span<const SemaphoreSet::Operation> operations, std::uint32_t members)
{
    if (operations.empty())
        return Error{ErrorKind::BadInput, EINVAL, "change a semaphore set by no operation at all"};
    Change change;
    for (const SemaphoreSet::Operation &operation : operations) {
        if (operation.member >= members)
            return unknownMember(operation.member, members);
        if (operation.change == 0)
            return Error{ErrorKind::BadInput, EINVAL,
                         "change a member of a semaphore set by 0, which would wait until it is 0"};
        if (operation.change > kLargestValue)
            return Error{ErrorKind::System, ERANGE,
                         "give a member of a semaphore set more than " + std::to_string(kLargestValue) +
                             " units (SEMVMX)"};
        std::int32_t &net = change.net[operation.member];
        if (operation.change < -kMostTaken || net + operation.change < -kMostTaken)
            return Error{ErrorKind::Limit, 0,
                         "take more than " + std::to_string(kMostTaken) +
                             " units from one member of a semaphore set at once"};
        net = std::min(net + operation.change, 2 * kLargestValue);
        std::int32_t &wanted = change.wanted[operation.member];
        wanted = std::max(wanted, -net);
        change.gives = change.gives || operation.change > 0;
        change.operations.push_back(
            {static_cast<unsigned short>(operation.member), static_cast<short>(operation.change), 0});
    }
    return change;
}

class SetHandle final : public SemaphoreSet
{
public:
    SetHandle(SetCell &cell, const HandleSetup &setup) : SemaphoreSet(setup), m_cell(cell) {}

    Result<> operate(std::span<const Operation> operations, std::chrono::nanoseconds timeout) override
    {
        auto change = changeOf(operations, m_cell.members);
        if (!change)
            return change.error();
        if (change->gives)
            addTo(m_setup.use->begun);
        int error = tryNow(*change);
        if (error == EAGAIN && timeout.count() > 0) {
            const Ticks began = m_setup.recorder->waitBegin(WaitKind::Unit, m_setup.object,
                                                            deadlineTicks(timeout), change->ticket());
            error = waitAndDo(*change, timeout);
            m_setup.recorder->waitEnd(WaitKind::Unit, m_setup.object, began, *m_setup.use);
        }
        if (error == EAGAIN)
            return tooLate(WaitKind::Unit, "take units of a semaphore set that are not there");
        if (error != 0)
            return failure(error);
        countTaken(*change);
        return {};
    }

    Result<std::int64_t> value(std::uint32_t member) const override
    {
        if (member >= m_cell.members)
            return unknownMember(member, m_cell.members);
        const int value = ::semctl(m_cell.set, static_cast<int>(member), GETVAL);
        if (value == -1)
            return failure(errno);
        return std::int64_t{value};
    }

private:
    // 0, or errno; EAGAIN: not all of it can be done now.
    int tryNow(Change &change)
    {
        announceGiven(change, true);
        for (sembuf &operation : change.operations)
            operation.sem_flg = IPC_NOWAIT;
        const GiveStamp stamp(m_setup);
        for (;;) {
            if (::semop(m_cell.set, change.operations.data(), change.operations.size()) == 0) {
                if (const std::uint64_t given = change.units(1); given != 0)
                    stamp.gave(given);
                return 0;
            }
            if (errno == EINTR)
                continue;
            const int error = errno;
            announceGiven(change, false);
            return error;
        }
    }

    // 0, or errno; EAGAIN: the time was over.
    int waitAndDo(Change &change, std::chrono::nanoseconds timeout)
    {
        const auto began = std::chrono::steady_clock::now();
        std::vector<sembuf> asleep = change.gives ? change.lookOnly() : change.operations;
        for (sembuf &operation : asleep)
            operation.sem_flg = 0;
        for (;;) {
            timespec left = {};
            if (timeout != kNoLimit) {
                const auto ns = std::max<std::chrono::nanoseconds>(
                    timeout - (std::chrono::steady_clock::now() - began), std::chrono::nanoseconds::zero());
                left.tv_sec = ns.count() / 1'000'000'000;
                left.tv_nsec = ns.count() % 1'000'000'000;
            }
            if (::semtimedop(m_cell.set, asleep.data(), asleep.size(),
                             timeout == kNoLimit ? nullptr : &left) != 0) {
                if (errno == EINTR)
                    continue;
                return errno;
            }
            if (!change.gives)
                return 0;
            const int error = tryNow(change);
            if (error != EAGAIN)
                return error;
        }
    }

    // Before it is given, and taken back when it was not: release pairs with acquire in setOutlook().
    void announceGiven(const Change &change, bool given)
    {
        for (std::size_t i = 0; i < kMostMembers; ++i) {
            if (change.net[i] <= 0)
                continue;
            const auto units = static_cast<std::uint64_t>(change.net[i]);
            m_cell.given[i].fetch_add(given ? units : -units, std::memory_order_acq_rel);
        }
    }

    // After waitEnd(): a thread that has just got its units must not look as if it waited for what is not there.
    void countTaken(const Change &change)
    {
        for (std::size_t i = 0; i < kMostMembers; ++i)
            if (change.net[i] < 0)
                m_cell.gone[i].fetch_add(static_cast<std::uint64_t>(-change.net[i]),
                                         std::memory_order_acq_rel);
        addTo(m_setup.use->done);
        if (const std::uint64_t taken = change.units(-1); taken != 0)
            m_setup.recorder->operation(EventKind::Took, m_setup.object, taken);
    }

    static Error failure(int error)
    {
        if (error == EIDRM || error == EINVAL)
            return {ErrorKind::Closed, error, "use a semaphore set that was removed"};
        if (error == ERANGE)
            return {ErrorKind::System, error,
                    "give a member of a semaphore set more than it can hold, " +
                        std::to_string(kLargestValue) + " units (SEMVMX)"};
        if (error == E2BIG)
            return {ErrorKind::Limit, error,
                    "change a semaphore set by more operations than " + std::string(kLimitsFile) + " allows"};
        return {ErrorKind::System, error, "change a semaphore set"};
    }

    SetCell &m_cell;
};

// The identifier of a new set; its name goes into `kit`.
Result<int> makeSet(const PrimitivePlan &plan, std::uint32_t members, PrimitiveKit &kit)
{
    const std::string action = "make a semaphore set (" + std::string(kLimitsFile) + ")";
    for (int i = 0; i < kKeyTries; ++i) {
        const int key = freshSystemVKey();
        // Whatever is announced will be removed: never a set of somebody else.
        if (::semget(key, 0, 0) != -1 || errno != ENOENT)
            continue;
        const SystemName name = {SystemName::Kind::SysvSemaphores, std::to_string(key)};
        if (plan.announce)
            plan.announce(name);
        const int set = ::semget(key, static_cast<int>(members), IPC_CREAT | IPC_EXCL | 0600);
        if (set != -1) {
            kit.namesUntilEnd.emplace_back(name);
            return set;
        }
        if (errno != EEXIST)
            return Error{errno == ENOSPC ? ErrorKind::Limit : ErrorKind::System, errno, action};
    }
    return Error{ErrorKind::System, EEXIST, action};
}

Result<PrimitiveKit> prepareSet(std::byte *cell, const PrimitivePlan &plan)
{
    auto &made = *reinterpret_cast<SetCell *>(cell);
    const auto members = static_cast<std::uint32_t>(plan.parameters.number("members", 1));
    const std::int64_t value = plan.parameters.number("value", 1);
    if (members < 1 || members > kMostMembers || value < 0 || value > kLargestValue)
        return Error{ErrorKind::BadInput, 0,
                     "make a semaphore set: 1 to 8 members of at most 32767 units each (SEMVMX)"};
    PrimitiveKit kit;
    auto set = makeSet(plan, members, kit);
    if (!set)
        return set.error();
    std::array<unsigned short, kMostMembers> values;
    values.fill(static_cast<unsigned short>(value));
    SemaphoreArgument argument = {};
    argument.array = values.data();
    auto filled =
        osCall("give a semaphore set its values", [&] { return ::semctl(*set, 0, SETALL, argument); });
    if (!filled)
        return filled.error();
    made.set = *set;
    made.members = members;
    for (std::uint32_t i = 0; i < members; ++i)
        made.given[i].store(static_cast<std::uint64_t>(value), std::memory_order_relaxed);
    return kit;
}

Result<std::unique_ptr<Handle>> openSet(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<SetHandle>(*reinterpret_cast<SetCell *>(cell), setup));
}

// `ticket`: the units wanted of each member, a byte each, the first member lowest.
Outlook setOutlook(const std::byte *cell, const ParameterValues &, WaitKind, std::uint64_t ticket)
{
    if (ticket == kNoTicket)
        return {};
    const auto &set = *reinterpret_cast<const SetCell *>(cell);
    for (std::size_t i = 0; i < kMostMembers; ++i) {
        const auto wanted = static_cast<std::int64_t>(ticket >> (8 * i) & 0xff);
        // What went first, what came after: units that come and go meanwhile count as there.
        const std::uint64_t gone = set.gone[i].load(std::memory_order_acquire);
        const std::uint64_t given = set.given[i].load(std::memory_order_acquire);
        if (static_cast<std::int64_t>(given - gone) < wanted)
            return {.available = false};
    }
    return {};
}

constexpr ParameterInfo kParameters[] = {
    {.name = "members",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = kMostMembers,
     .meaning = WS_TR_NOOP("Parameter", "how many counters it has; absent: 1")},
    {.name = "value",
     .kind = ParameterKind::Count,
     .maximum = kLargestValue,
     .meaning = WS_TR_NOOP("Parameter", "units of each counter at the begin; absent: 1")},
};

}  // namespace

constinit const Primitive semaphoreSysvPrimitive{
    {.id = "semaphore-sysv",
     .family = Family::SemaphoreSet,
     .name = WS_TR_NOOP("Primitive", "System V semaphore set"),
     .sentence = WS_TR_NOOP(
         "Primitive", "Several counters in the kernel: one operation changes some of them together, all "
                      "or none, and waits until it can."),
     .source = "sysvipc(7), semop(2)",
     .parameters = kParameters},
    prepareSet,
    openSet,
    setOutlook,
};

}  // namespace ws
