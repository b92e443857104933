#include "session/session.h"

#include "body/registry.h"
#include "channel/registry.h"
#include "session/catalogue.h"
#include "sync/registry.h"

namespace ws {

namespace {

// One slot and one ring a thread; the recorder's object words hold a thread in 16 bits. Beyond this a picture of the
// run says nothing any more.
constexpr std::size_t kMostThreads = 1024;

}  // namespace

Vocabulary machineVocabulary()
{
    Vocabulary vocabulary;
    for (const Mechanism *mechanism : mechanismRegistry()) {
        const MechanismInfo &info = mechanism->info;
        MechanismWord word;
        word.id = info.id;
        word.parameters = info.parameters;
        word.crossesProcesses = info.crossesProcesses;
        word.keepsMessageBorders = info.keepsMessageBorders;
        if (info.largestMessage != nullptr) {
            const SystemLimit limit = info.largestMessage();
            word.largestMessage = limit.value;
            word.largestMessageSource = limit.source;
        }
        if (info.atomicMessage != nullptr) {
            const SystemLimit limit = info.atomicMessage();
            word.atomicMessage = limit.value;
            word.atomicMessageSource = limit.source;
        }
        vocabulary.mechanisms.push_back(std::move(word));
    }
    for (const Primitive *primitive : primitiveRegistry())
        vocabulary.primitives.push_back({std::string(primitive->info.id)});
    for (const Role *role : roleRegistry())
        vocabulary.roles.push_back({std::string(role->info.id), role->info.parameters});
    vocabulary.mostThreads = kMostThreads;
    vocabulary.mostThreadsSource = "Waitscope's recorder";
    vocabulary.smallestMessage = static_cast<std::int64_t>(kSmallestMessage);
    return vocabulary;
}

const std::vector<MechanismEntry> &mechanismCatalogue()
{
    static const std::vector<MechanismEntry> entries = [] {
        std::vector<MechanismEntry> all;
        for (const Mechanism *mechanism : mechanismRegistry()) {
            const MechanismInfo &info = mechanism->info;
            all.push_back({std::string(info.id), std::string(info.name), std::string(info.sentence),
                           std::string(info.source), info.crossesProcesses, info.keepsMessageBorders,
                           info.parameters});
        }
        return all;
    }();
    return entries;
}

}  // namespace ws
