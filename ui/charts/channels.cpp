#include "ui/charts/channels.h"

#include <algorithm>

namespace ws {

std::vector<std::uint32_t> channelsOf(const RunModel &model)
{
    std::vector<std::uint32_t> channels;
    for (std::uint32_t i = 0; i < model.objects.size(); ++i) {
        if (model.objects[i].kind == ObjectKind::Channel)
            channels.push_back(i);
    }
    return channels;
}

std::vector<std::uint32_t> chartedChannels(const RunModel &model, std::optional<std::uint32_t> focus)
{
    std::vector<std::uint32_t> channels = channelsOf(model);
    if (channels.size() <= 3)
        return channels;
    if (focus && std::find(channels.begin(), channels.end(), *focus) != channels.end())
        return {*focus};
    channels.resize(3);
    return channels;
}

std::optional<std::uint32_t> oneChannel(const RunModel &model, std::optional<std::uint32_t> focus)
{
    const std::vector<std::uint32_t> channels = channelsOf(model);
    if (channels.empty())
        return std::nullopt;
    return focus && std::find(channels.begin(), channels.end(), *focus) != channels.end() ? *focus
                                                                                          : channels.front();
}

}  // namespace ws
