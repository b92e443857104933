#include "ui/models/lane_search.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::LaneSearch)
};

std::optional<std::int64_t> durationOf(const QString &number, const QString &unit)
{
    double factor = 1e6;  // ms
    if (unit == QLatin1String("ns"))
        factor = 1;
    else if (unit == QLatin1String("us") || unit == QStringLiteral("µs"))
        factor = 1e3;
    else if (unit == QLatin1String("s"))
        factor = 1e9;
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || value > 1e9)
        return std::nullopt;
    return static_cast<std::int64_t>(value * factor);
}

void addTo(std::vector<std::uint32_t> &all, const std::vector<std::uint32_t> &some)
{
    all.insert(all.end(), some.begin(), some.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

template <typename Things>
std::vector<std::uint32_t> named(const Things &things, const QString &word, bool whole)
{
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < things.size(); ++i) {
        const QString name = QString::fromStdString(things[i].name);
        if (whole ? name.compare(word, Qt::CaseInsensitive) == 0 : name.contains(word, Qt::CaseInsensitive))
            found.push_back(i);
    }
    return found;
}

bool addName(LaneFilter &filter, const QString &word, const RunModel &model)
{
    for (const bool whole : {true, false}) {
        const std::vector<std::uint32_t> threads = named(model.threads, word, whole);
        std::vector<std::uint32_t> objects = named(model.objects, word, whole);
        // Threads are objects too; whoever names one means its lane.
        std::erase_if(objects,
                      [&](std::uint32_t object) { return model.objects[object].kind == ObjectKind::Thread; });
        if (!threads.empty())
            addTo(filter.threads, threads);
        else if (!objects.empty())
            addTo(filter.objects, objects);
        else
            continue;
        return true;
    }
    return false;
}

}  // namespace

LaneFilter laneFilter(const QString &text, const RunModel &model)
{
    static const QRegularExpression duration(QStringLiteral("([<>])=?\\s*([0-9.]+)\\s*(ns|us|µs|ms|s)?"));
    LaneFilter filter;
    QString rest = text.trimmed();
    for (auto match = duration.match(rest); match.hasMatch(); match = duration.match(rest)) {
        if (const auto ns = durationOf(match.captured(2), match.captured(3)))
            (match.captured(1) == QLatin1String(">") ? filter.leastNs : filter.mostNs) = *ns;
        rest.remove(match.capturedStart(), match.capturedLength());
    }
    // Names may have blanks in them.
    if (rest.trimmed().contains(QLatin1Char(' ')) && addName(filter, rest.trimmed(), model))
        return filter;
    for (const QString &word : rest.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto is = [&](const QString &name, const char *english) {
            return word.compare(name, Qt::CaseInsensitive) == 0 ||
                   word.compare(QLatin1String(english), Qt::CaseInsensitive) == 0;
        };
        if (is(Words::tr("waiting"), "waiting"))
            filter.state = ThreadState::Waiting;
        else if (is(Words::tr("asleep"), "asleep"))
            filter.state = ThreadState::Sleeping;
        else if (!addName(filter, word, model))
            filter.threads.assign(1, kNoObject);
    }
    return filter;
}

}  // namespace ws
