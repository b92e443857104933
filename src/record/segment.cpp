#include "record/segment.h"

#include <bit>
#include <new>

#include "base/assert.h"
#include "event/latency_buckets.h"

namespace ws {

namespace {

struct Offsets
{
    std::size_t objects, threads, uses, histograms, stamps, rings, end;
};

Offsets offsetsOf(const SegmentHeader &header)
{
    Offsets at = {};
    at.objects = sizeof(SegmentHeader);
    at.threads = at.objects + header.objectCount * sizeof(ObjectState);
    at.uses = at.threads + header.threadCount * sizeof(ThreadSlot);
    at.histograms = at.uses + header.useCount * sizeof(UseCounters);
    at.stamps = at.histograms + header.histogramCount * kLatencyBuckets * sizeof(std::uint64_t);
    at.rings = at.stamps + header.stampRingCount * kStampCells * sizeof(StampCell);
    at.end = at.rings + std::size_t{header.threadCount} * header.ringEvents * sizeof(Event);
    return at;
}

}  // namespace

LiveWord LiveWord::unpack(std::uint64_t word)
{
    LiveWord live;
    live.object = static_cast<std::uint32_t>(word);
    live.state = static_cast<SlotState>((word >> 32) & 0xf);
    live.kind = static_cast<WaitKind>((word >> 36) & 0xf);
    live.sequence = word >> 40;
    return live;
}

Segment::Segment(SharedRegion region) : m_region(std::move(region))
{
    m_header = reinterpret_cast<SegmentHeader *>(m_region.data());
}

void Segment::locate()
{
    const Offsets at = offsetsOf(*m_header);
    std::byte *base = m_region.data();
    m_objects = reinterpret_cast<ObjectState *>(base + at.objects);
    m_threads = reinterpret_cast<ThreadSlot *>(base + at.threads);
    m_uses = reinterpret_cast<UseCounters *>(base + at.uses);
    m_histograms = reinterpret_cast<std::atomic<std::uint64_t> *>(base + at.histograms);
    m_stamps = reinterpret_cast<StampCell *>(base + at.stamps);
    m_rings = reinterpret_cast<Event *>(base + at.rings);
}

Result<Segment> Segment::create(const SegmentPlan &plan)
{
    WS_ASSERT(std::has_single_bit(plan.ringEvents));
    SegmentHeader header = {};
    header.magic = kSegmentMagic;
    header.version = kSegmentVersion;
    header.clockSource = static_cast<std::uint32_t>(plan.clock);
    header.level = static_cast<std::uint32_t>(plan.level);
    header.objectCount = plan.objects;
    header.threadCount = plan.threads;
    header.useCount = static_cast<std::uint32_t>(plan.uses.size());
    for (const SegmentPlan::Use &use : plan.uses)
        header.histogramCount += use.measuresLatency ? 1 : 0;
    header.ringEvents = plan.ringEvents;
    header.stampRingCount = plan.stampRings;

    auto region = SharedRegion::create("waitscope-recorder", offsetsOf(header).end);
    if (!region)
        return region.error();
    Segment segment(std::move(*region));
    SegmentHeader &placed = *segment.m_header;
    placed.magic = header.magic;
    placed.version = header.version;
    placed.clockSource = header.clockSource;
    placed.level = header.level;
    placed.objectCount = header.objectCount;
    placed.threadCount = header.threadCount;
    placed.useCount = header.useCount;
    placed.histogramCount = header.histogramCount;
    placed.ringEvents = header.ringEvents;
    placed.stampRingCount = header.stampRingCount;
    placed.nsPerTick = startCalibration(plan.clock).nsPerTick;
    segment.locate();

    std::uint32_t histogram = 0;
    for (std::size_t i = 0; i < plan.uses.size(); ++i) {
        UseCounters &use = segment.use(i);
        use.thread = plan.uses[i].thread;
        use.object = plan.uses[i].object;
        use.kind = plan.uses[i].kind;
        use.histogram = plan.uses[i].measuresLatency ? histogram++ : kNoObject;
    }
    return segment;
}

Result<Segment> Segment::attach(UniqueFd fd)
{
    auto region = SharedRegion::attach(std::move(fd));
    if (!region)
        return region.error();
    if (region->sizeBytes() < sizeof(SegmentHeader))
        return Error{ErrorKind::BadInput, 0, "recorder segment is too small"};
    Segment segment(std::move(*region));
    if (segment.m_header->magic != kSegmentMagic || segment.m_header->version != kSegmentVersion)
        return Error{ErrorKind::BadInput, 0, "recorder segment has another layout version"};
    if (!std::has_single_bit(segment.m_header->ringEvents) ||
        offsetsOf(*segment.m_header).end > segment.m_region.sizeBytes())
        return Error{ErrorKind::BadInput, 0, "recorder segment is damaged"};
    segment.locate();
    return segment;
}

std::span<std::atomic<std::uint64_t>> Segment::histogram(std::size_t index) const
{
    return {m_histograms + index * kLatencyBuckets, kLatencyBuckets};
}

std::span<Event> Segment::ring(std::size_t thread) const
{
    return {m_rings + thread * m_header->ringEvents, m_header->ringEvents};
}

SideStamps Segment::stamps(std::size_t index) const
{
    return SideStamps({m_stamps + index * kStampCells, kStampCells});
}

}  // namespace ws
