#include "ui/app/saved_view.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace ws {
namespace {

constexpr auto kPicture = QLatin1String("picture");
constexpr auto kWire = QLatin1String("wire");
constexpr auto kFrom = QLatin1String("fromNs");
constexpr auto kTo = QLatin1String("toNs");
constexpr auto kCursorA = QLatin1String("cursorA");
constexpr auto kCursorB = QLatin1String("cursorB");

std::optional<std::int64_t> within(const QJsonValue &value, std::int64_t most)
{
    const qint64 number = value.toInteger(-1);
    return number >= 0 && number <= most ? std::optional<std::int64_t>(number) : std::nullopt;
}

}  // namespace

QByteArray textOf(const SavedView &view)
{
    QJsonObject text;
    const auto put = [&text](QLatin1String key, const auto &value) {
        if (value)
            text[key] = static_cast<qint64>(*value);
    };
    text[kPicture] = view.picture;
    put(kWire, view.wire);
    put(kCursorA, view.cursorA);
    put(kCursorB, view.cursorB);
    if (view.range) {
        text[kFrom] = static_cast<qint64>(view.range->fromNs);
        text[kTo] = static_cast<qint64>(view.range->toNs);
    }
    return QJsonDocument(text).toJson(QJsonDocument::Compact);
}

SavedView savedView(const QByteArray &text, const Snapshot &snapshot)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    SavedView view;
    view.picture = object[kPicture].toString();
    const auto wire = within(object[kWire], UINT32_MAX);
    if (wire && snapshot.model && static_cast<std::size_t>(*wire) < snapshot.model->objects.size())
        view.wire = static_cast<std::uint32_t>(*wire);
    view.cursorA = within(object[kCursorA], snapshot.timeNs);
    view.cursorB = within(object[kCursorB], snapshot.timeNs);
    const auto from = within(object[kFrom], snapshot.timeNs);
    const auto to = within(object[kTo], snapshot.timeNs);
    if (from && to && *to - *from >= kShortestLaneNs)
        view.range = LaneRange{*from, *to};
    return view;
}

}  // namespace ws
