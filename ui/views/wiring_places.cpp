#include "ui/views/wiring_places.h"

namespace ws {
namespace {

std::optional<QPointF> pointOf(const std::optional<PicturePlace> &at)
{
    return at ? std::optional(QPointF(at->x, at->y)) : std::nullopt;
}

}  // namespace

WiringPlaces wiringPlaces(const Experiment &experiment)
{
    WiringPlaces places;
    for (const ChannelSpec &channel : experiment.channels)
        places.objects.push_back(pointOf(channel.at));
    for (const PrimitiveSpec &primitive : experiment.primitives)
        places.objects.push_back(pointOf(primitive.at));
    for (const ProcessSpec &process : experiment.processes) {
        places.processes.push_back(pointOf(process.at));
        for (const ThreadSpec &thread : process.threads)
            places.threads.push_back(pointOf(thread.at));
    }
    return places;
}

}  // namespace ws
