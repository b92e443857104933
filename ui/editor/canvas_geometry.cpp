#include "ui/editor/canvas_geometry.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/views/wiring_hits.h"

namespace ws {
namespace {

const WiringLayout::Wire *wireOf(const WiringLayout &layout, std::size_t object)
{
    for (const WiringLayout::Wire &wire : layout.wires) {
        if (wire.object == object)
            return &wire;
    }
    return nullptr;
}

std::size_t objectNumber(const Experiment &experiment, Part part)
{
    return part.kind == PartKind::Channel ? part.index : experiment.channels.size() + part.index;
}

template <typename Values>
auto valueAt(const Values &values, std::size_t index)
{
    return index < values.size() ? values[index] : typename Values::value_type();
}

PicturePlace placeFor(const QPointF &point)
{
    return {static_cast<int>(std::lround(point.x())), static_cast<int>(std::lround(point.y()))};
}

// What an experiment would keep for the part as it stands.
PicturePlace placeNow(const WiringLayout &layout, const Experiment &experiment, Part part,
                      const QPointF &way = {})
{
    const QRectF shape = shapeOf(layout, experiment, part);
    if (part.kind == PartKind::Thread)
        return placeFor(shape.topLeft() + way - layout.frames[part.index].topLeft());
    if (part.kind == PartKind::Channel) {
        const WiringLayout::Wire *wire = wireOf(layout, part.index);
        return placeFor((wire == nullptr ? shape.center() : wire->label) + way - layout.origin);
    }
    return placeFor(shape.topLeft() + way - layout.origin);
}

bool isLoose(const WiringLayout &layout, Part channel)
{
    const WiringLayout::Wire *wire = wireOf(layout, channel.index);
    return wire == nullptr || wire->isLoose;
}

}  // namespace

QRectF shapeOf(const WiringLayout &layout, const Experiment &experiment, Part part)
{
    switch (part.kind) {
    case PartKind::Process:
        return valueAt(layout.frames, part.index);
    case PartKind::Thread:
        return threadAt(experiment, part) == nullptr
                   ? QRectF()
                   : valueAt(layout.threads, threadNumber(experiment, part));
    case PartKind::Primitive:
        return valueAt(layout.objects, objectNumber(experiment, part));
    case PartKind::Channel:
        if (const WiringLayout::Wire *wire = wireOf(layout, part.index))
            return wire->pill;
        break;
    }
    return {};
}

std::optional<Part> partAt(const WiringLayout &layout, const Experiment &experiment, const QPointF &point)
{
    const Parts all = allParts(experiment);
    const auto first = [&](PartKind kind) -> std::optional<Part> {
        for (auto part = all.rbegin(); part != all.rend(); ++part) {
            if (part->kind == kind && shapeOf(layout, experiment, *part).contains(point))
                return *part;
        }
        return std::nullopt;
    };
    for (const PartKind kind : {PartKind::Primitive, PartKind::Channel, PartKind::Thread}) {
        if (const auto part = first(kind))
            return part;
    }
    for (const WiringLayout::Wire &wire : layout.wires) {
        for (const auto *lines : {&wire.tails, &wire.heads}) {
            for (const QPolygonF &line : *lines) {
                if (distanceTo(line, point) < 6 && wire.object < experiment.channels.size())
                    return Part{PartKind::Channel, wire.object};
            }
        }
    }
    return first(PartKind::Process);
}

Parts partsIn(const WiringLayout &layout, const Experiment &experiment, const QRectF &area)
{
    Parts parts;
    for (const Part part : allParts(experiment)) {
        const QRectF shape = shapeOf(layout, experiment, part);
        if (shape.isEmpty() || !area.contains(shape))
            continue;
        // With its process a thread is chosen already.
        const Part process{PartKind::Process, part.index};
        if (part.kind == PartKind::Thread && std::find(parts.begin(), parts.end(), process) != parts.end())
            continue;
        parts.push_back(part);
    }
    return parts;
}

std::optional<QPointF> portOf(const WiringLayout &layout, const Experiment &experiment, Part part)
{
    const QRectF shape = shapeOf(layout, experiment, part);
    if (part.kind == PartKind::Process || shape.isEmpty())
        return std::nullopt;
    return QPointF(shape.right(), shape.center().y());
}

double snapped(double value)
{
    return std::round(value / kGrid) * kGrid;
}

QPointF snapped(const QPointF &point)
{
    return {snapped(point.x()), snapped(point.y())};
}

std::map<Part, PicturePlace> placesNow(const WiringLayout &layout, const Experiment &experiment,
                                       const std::vector<std::size_t> &threadsOf)
{
    std::map<Part, PicturePlace> places;
    for (const Part part : allParts(experiment)) {
        const bool isFree =
            part.kind == PartKind::Process || part.kind == PartKind::Primitive ||
            (part.kind == PartKind::Channel && (placeOf(experiment, part) || isLoose(layout, part))) ||
            (part.kind == PartKind::Thread &&
             std::find(threadsOf.begin(), threadsOf.end(), part.index) != threadsOf.end());
        if (isFree && !shapeOf(layout, experiment, part).isNull())
            places[part] = placeNow(layout, experiment, part);
    }
    return places;
}

std::map<Part, PicturePlace> placesMoved(const WiringLayout &layout, const Experiment &experiment,
                                         const Parts &parts, const QPointF &way)
{
    const auto isMoved = [&](Part part) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
    };
    std::vector<std::size_t> threadsOf;
    for (const Part part : parts) {
        if (part.kind == PartKind::Thread && !isMoved({PartKind::Process, part.index}))
            threadsOf.push_back(part.index);
    }
    std::map<Part, PicturePlace> places = placesNow(layout, experiment, threadsOf);
    for (const Part part : parts) {
        if (!hasPart(experiment, part) || shapeOf(layout, experiment, part).isNull())
            continue;
        if (part.kind == PartKind::Thread && isMoved({PartKind::Process, part.index}))
            continue;
        places[part] = placeNow(layout, experiment, part, way);
    }
    return places;
}

std::vector<QPointF> alignedWays(const std::vector<QRectF> &shapes, Align how)
{
    std::vector<QPointF> ways(shapes.size());
    if (shapes.size() < 2)
        return ways;
    double left = shapes[0].left();
    double top = shapes[0].top();
    double middle = 0;
    double centre = 0;
    for (const QRectF &shape : shapes) {
        left = std::min(left, shape.left());
        top = std::min(top, shape.top());
        middle += shape.center().x() / static_cast<double>(shapes.size());
        centre += shape.center().y() / static_cast<double>(shapes.size());
    }
    const bool across = how == Align::SpreadAcross;
    if (!across && how != Align::SpreadDown) {
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (how == Align::Left)
                ways[i] = {left - shapes[i].left(), 0};
            else if (how == Align::Top)
                ways[i] = {0, top - shapes[i].top()};
            else if (how == Align::Middle)
                ways[i] = {middle - shapes[i].center().x(), 0};
            else
                ways[i] = {0, centre - shapes[i].center().y()};
        }
        return ways;
    }
    std::vector<std::size_t> order(shapes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto begin = [&](std::size_t i) { return across ? shapes[i].left() : shapes[i].top(); };
    const auto length = [&](std::size_t i) { return across ? shapes[i].width() : shapes[i].height(); };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return begin(a) < begin(b); });
    double room = begin(order.back()) + length(order.back()) - begin(order.front());
    for (const std::size_t i : order)
        room -= length(i);
    const double gap = room / static_cast<double>(shapes.size() - 1);
    double at = begin(order.front());
    for (const std::size_t i : order) {
        (across ? ways[i].rx() : ways[i].ry()) = at - begin(i);
        at += length(i) + gap;
    }
    return ways;
}

std::map<Part, PicturePlace> placesAligned(const WiringLayout &layout, const Experiment &experiment,
                                           const Parts &parts, Align how)
{
    std::vector<QRectF> shapes;
    for (const Part part : parts)
        shapes.push_back(shapeOf(layout, experiment, part));
    const std::vector<QPointF> ways = alignedWays(shapes, how);
    std::map<Part, PicturePlace> places = placesMoved(layout, experiment, parts, {});
    for (std::size_t i = 0; i < parts.size(); ++i)
        places[parts[i]] = placeNow(layout, experiment, parts[i], ways[i]);
    return places;
}

}  // namespace ws
