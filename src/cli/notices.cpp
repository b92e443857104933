#include "cli/notices.h"

#include <algorithm>
#include <vector>

#include "cli/deadlock_words.h"
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
    std::string text = threadName(model, found.thread) + " waited for " + objectWords(model, found.object) +
                       " while others took it " + countText(found.overtaken) + " times";
    text += found.untilNs < 0
                ? ", and still waits, since " + durationText(found.sinceNs) + " after the start"
                : ", from " + durationText(found.sinceNs) + " to " + durationText(found.untilNs);
    return {"starvation", std::move(text), {found.thread}, {found.object}};
}

Notice noticeOf(const RunModel &model, const Livelock &found)
{
    std::vector<std::string> tries;
    for (std::size_t i = 0; i < found.threads.size() && i < found.objects.size(); ++i)
        tries.push_back(threadName(model, found.threads[i]) + " tries for " +
                        objectWords(model, found.objects[i]));
    std::string text = listed(tries) + ": each failed " + countText(found.failures) +
                       " times in a row or more, while they took and gave back what the others want; seen " +
                       durationText(found.sinceNs) + " after the start";
    text += found.untilNs < 0 ? ", goes on" : ", until " + durationText(found.untilNs);
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
    notice.sentence = threadsListed(model, notice.threads) +
                      " waited for each other. No deadlock, since the " +
                      (several ? "waits of " : "wait of ") + threadsListed(model, found.withDeadline) +
                      (several ? " end by their deadlines" : " ends by its deadline") + "; seen " +
                      (found.times == 1 ? "once, " : countText(found.times) + " times, first ") +
                      durationText(found.firstNs) + " after the start";
    return notice;
}

Notice noticeOf(const RunModel &model, const OutsideWait &found, const Snapshot &snapshot)
{
    Notice notice{found.onlySignal ? "no-waker-but-a-signal" : "waiting-for-outside",
                  {},
                  {found.thread},
                  {found.object}};
    notice.sentence = threadName(model, found.thread) + " waits for " + objectWords(model, found.object) +
                      " for " + durationText(snapshot.timeNs - found.sinceNs) + ". No deadlock, since " +
                      (found.onlySignal ? "a signal can end that (kill -USR2 and the number of the process)"
                                        : "the outside can end that");
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
        notices.back().sentence += "; behind it: " + threadsListed(model, snapshot.outside.behind);
    return notices;
}

std::string_view headingOf(std::string_view kind)
{
    if (kind == "starvation")
        return "Starvation";
    if (kind == "livelock")
        return "Livelock";
    if (kind == "no-waker-but-a-signal")
        return "No waker but a signal";
    return kind == "waiting-for-outside" ? "Waits for the outside" : "Ends by its deadline";
}

}  // namespace

std::string noticesText(const Snapshot &snapshot)
{
    std::string text;
    for (const Notice &notice : noticesOf(snapshot))
        text += "  " + std::string(headingOf(notice.kind)) + ": " + notice.sentence + ".\n";
    return text.empty() ? text : "\nNot deadlocks\n" + text;
}

Json noticesJson(const Snapshot &snapshot)
{
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
