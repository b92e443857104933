#include "cli/notices.h"

#include <algorithm>
#include <vector>

#include "cli/deadlock_words.h"
#include "cli/language.h"
#include "cli/wording.h"

namespace ws::cli {

using Json = nlohmann::ordered_json;

namespace {

struct Notice
{
    std::string_view kind;
    std::string sentence;
    std::vector<std::uint32_t> threads;
    std::vector<std::uint32_t> objects;
};

Notice noticeOf(const RunModel &model, const Starvation &found)
{
    std::string text = say(
        found.untilNs < 0
            ? WS_TR_NOOP("Cli", "{thread} waited for {object} while others took it {count} times, and still "
                                "waits, since {from} after the start")
            : WS_TR_NOOP("Cli", "{thread} waited for {object} while others took it {count} times, from "
                                "{from} to {to}"),
        {{"thread", threadName(model, found.thread)},
         {"object", objectWords(model, found.object)},
         {"count", countText(found.overtaken)},
         {"from", durationText(found.sinceNs)},
         {"to", durationText(found.untilNs)}});
    return {"starvation", std::move(text), {found.thread}, {found.object}};
}

Notice noticeOf(const RunModel &model, const Livelock &found)
{
    std::vector<std::string> tries;
    for (std::size_t i = 0; i < found.threads.size() && i < found.objects.size(); ++i)
        tries.push_back(say(WS_TR_NOOP("Cli", "{thread} tries for {object}"),
                            {{"thread", threadName(model, found.threads[i])},
                             {"object", objectWords(model, found.objects[i])}}));
    std::string text = say(
        found.untilNs < 0
            ? WS_TR_NOOP("Cli", "{tries}: each failed {count} times in a row or more, while they took and "
                                "gave back what the others want; seen {from} after the start, goes on")
            : WS_TR_NOOP("Cli", "{tries}: each failed {count} times in a row or more, while they took and "
                                "gave back what the others want; seen {from} after the start, until {to}"),
        {{"tries", listed(tries)},
         {"count", countText(found.failures)},
         {"from", durationText(found.sinceNs)},
         {"to", durationText(found.untilNs)}});
    return {"livelock", std::move(text), found.threads, found.objects};
}

Notice noticeOf(const RunModel &model, const EndingCycle &found)
{
    Notice notice{"ends-by-deadline", {}, {}, {}};
    for (const DeadlockMember &member : found.cycle.members) {
        notice.threads.push_back(member.thread);
        notice.objects.push_back(member.waitsFor);
    }
    const bool several = found.withDeadline.size() > 1;
    const std::string seen =
        say(found.times == 1 ? WS_TR_NOOP("Cli", "seen once, {time} after the start")
                             : WS_TR_NOOP("Cli", "seen {count} times, first {time} after the start"),
            {{"count", countText(found.times)}, {"time", durationText(found.firstNs)}});
    notice.sentence =
        say(several ? WS_TR_NOOP("Cli", "{threads} waited for each other. No deadlock, since the waits of "
                                        "{ending} end by their deadlines; {seen}")
                    : WS_TR_NOOP("Cli", "{threads} waited for each other. No deadlock, since the wait of "
                                        "{ending} ends by its deadline; {seen}"),
            {{"threads", threadsListed(model, notice.threads)},
             {"ending", threadsListed(model, found.withDeadline)},
             {"seen", seen}});
    return notice;
}

Notice noticeOf(const RunModel &model, const OutsideWait &found, const Snapshot &snapshot)
{
    Notice notice{found.onlySignal ? "no-waker-but-a-signal" : "waiting-for-outside",
                  {},
                  {found.thread},
                  {found.object}};
    notice.sentence = say(
        found.onlySignal
            ? WS_TR_NOOP("Cli",
                         "{thread} waits for {object} for {time}. No deadlock, since a signal can end that "
                         "(kill -USR2 and the number of the process)")
            : WS_TR_NOOP(
                  "Cli",
                  "{thread} waits for {object} for {time}. No deadlock, since the outside can end that"),
        {{"thread", threadName(model, found.thread)},
         {"object", objectWords(model, found.object)},
         {"time", durationText(snapshot.timeNs - found.sinceNs)}});
    return notice;
}

std::vector<Notice> noticesOf(const Snapshot &snapshot)
{
    std::vector<Notice> notices;
    if (!snapshot.model)
        return notices;
    const RunModel &model = *snapshot.model;
    if (snapshot.results) {
        for (const Starvation &found : snapshot.results->starvation)
            notices.push_back(noticeOf(model, found));
        for (const Livelock &found : snapshot.results->livelocks)
            notices.push_back(noticeOf(model, found));
    }
    for (const EndingCycle &found : snapshot.endingCycles)
        notices.push_back(noticeOf(model, found));
    for (const OutsideWait &found : snapshot.outside.waits)
        notices.push_back(noticeOf(model, found, snapshot));
    if (!snapshot.outside.behind.empty())
        notices.back().sentence += say(WS_TR_NOOP("Cli", "; behind it: {threads}"),
                                       {{"threads", threadsListed(model, snapshot.outside.behind)}});
    return notices;
}

std::string_view headingOf(std::string_view kind)
{
    if (kind == "starvation")
        return WS_TR_NOOP("Cli", "Starvation");
    if (kind == "livelock")
        return WS_TR_NOOP("Cli", "Livelock");
    if (kind == "no-waker-but-a-signal")
        return WS_TR_NOOP("Cli", "No waker but a signal");
    return kind == "waiting-for-outside" ? WS_TR_NOOP("Cli", "Waits for the outside")
                                         : WS_TR_NOOP("Cli", "Ends by its deadline");
}

}  // namespace

std::string noticesText(const Snapshot &snapshot)
{
    std::string text;
    for (const Notice &notice : noticesOf(snapshot))
        text += "  " +
                say(WS_TR_NOOP("Cli", "{heading}: {sentence}."),
                    {{"heading", say(headingOf(notice.kind))}, {"sentence", notice.sentence}}) +
                '\n';
    return text.empty() ? text : '\n' + say(WS_TR_NOOP("Cli", "Not deadlocks")) + '\n' + text;
}

Json noticesJson(const Snapshot &snapshot)
{
    const InEnglish always;
    Json list = Json::array();
    for (const Notice &notice : noticesOf(snapshot)) {
        Json json;
        json["kind"] = notice.kind;
        json["sentence"] = notice.sentence;
        json["threads"] = Json::array();
        for (const std::uint32_t thread : notice.threads)
            json["threads"].push_back(threadName(*snapshot.model, thread));
        json["objects"] = Json::array();
        for (const std::uint32_t object : notice.objects)
            json["objects"].push_back(objectName(*snapshot.model, object));
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace ws::cli
