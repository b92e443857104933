#include "ui/views/lane_rows.h"

#include <algorithm>

namespace ws {
namespace {

constexpr double kLeast = 7;
constexpr double kLeastExtra = 16;
constexpr double kNameGap = 12;

bool hasProcessLines(const RunModel &model)
{
    return model.processes.size() > 1 && model.threads.size() > model.processes.size();
}

double heightIn(double pitch)
{
    return pitch - (pitch > kNamedLanePitch ? 8 : pitch > 12 ? 4 : 1.5);
}

}  // namespace

std::vector<LaneRow> laneRows(const RunModel &model, const LaneFilter &filter)
{
    std::vector<LaneRow> rows;
    const bool lines = hasProcessLines(model);
    for (std::uint32_t process = 0; process < model.processes.size(); ++process) {
        bool isFirst = lines;
        for (std::uint32_t i = 0; i < model.threads.size(); ++i) {
            if (model.threads[i].process != process || !filter.passesThread(i))
                continue;
            if (isFirst)
                rows.push_back({LaneRowKind::Process, process});
            isFirst = false;
            rows.push_back({LaneRowKind::Thread, i});
        }
    }
    const auto isNamed = [&](std::uint32_t object) {
        return filter.objects.empty() ||
               std::binary_search(filter.objects.begin(), filter.objects.end(), object);
    };
    for (const ObjectKind kind : {ObjectKind::Lock, ObjectKind::Channel}) {
        for (std::uint32_t i = 0; i < model.objects.size(); ++i) {
            if (model.objects[i].kind == kind && isNamed(i))
                rows.push_back({kind == ObjectKind::Lock ? LaneRowKind::Lock : LaneRowKind::Depth, i});
        }
    }
    return rows;
}

const LanesLayout::Row *LanesLayout::rowAt(double y) const
{
    for (const Row &row : rows) {
        if (y >= row.strip.top() - 1 && y < row.strip.bottom() + 1)
            return &row;
    }
    return nullptr;
}

LanesLayout layLanes(const std::vector<LaneRow> &rows, const QRectF &body, double nameWidth,
                     std::optional<int> firstRow)
{
    LanesLayout layout;
    layout.left = body.left() + nameWidth + kNameGap;
    layout.width = std::max(0.0, body.right() - layout.left);
    const double room = body.height() - kLaneAxisHeight - 4;
    const auto threads = static_cast<double>(std::count_if(
        rows.begin(), rows.end(), [](const LaneRow &row) { return row.kind == LaneRowKind::Thread; }));
    const double all = std::max(1.0, static_cast<double>(rows.size()));
    const double extras = all - threads;
    double pitch = std::clamp(room / all, kNamedLanePitch, kTallestLane);
    double extraPitch = pitch;
    bool showsExtras = true;
    if (!firstRow) {
        showsExtras = extras > 0 && room / all >= kLeastExtra;
        extraPitch = std::min(kTallestExtra, room / all);
        const double left = showsExtras ? room - extras * extraPitch : room;
        pitch = std::clamp(left / std::max(1.0, threads), kLeast, kTallestLane);
    }
    double y = body.top();
    int taken = firstRow.value_or(0);
    for (std::size_t i = static_cast<std::size_t>(taken); i < rows.size(); ++i) {
        const bool isThread = rows[i].kind == LaneRowKind::Thread;
        if (!isThread && !showsExtras)
            continue;
        const double step = isThread ? pitch : extraPitch;
        if (y + step > body.top() + room + 5)
            break;
        const double height = isThread ? heightIn(step) : std::min(heightIn(step), step - 4);
        layout.rows.push_back({rows[i], QRectF(layout.left, y, layout.width, height),
                               QRectF(body.left(), y, nameWidth, height)});
        y += step;
        ++taken;
    }
    if (!firstRow)
        layout.hidden = static_cast<int>(showsExtras ? all : threads) - static_cast<int>(layout.rows.size());
    const double bottom = layout.rows.empty() ? body.top() : layout.rows.back().strip.bottom();
    layout.axis = QRectF(layout.left, bottom + 3, layout.width, kLaneAxisHeight);
    return layout;
}

int namedLanesIn(double height)
{
    return std::max(1, static_cast<int>((height - kLaneAxisHeight) / kNamedLanePitch));
}

double usefulLanesHeight(const std::vector<LaneRow> &rows)
{
    double height = kLaneAxisHeight;
    for (const LaneRow &row : rows)
        height += row.kind == LaneRowKind::Thread ? kTallestLane : kTallestExtra;
    return height;
}

}  // namespace ws
