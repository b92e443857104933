#include "session/session.h"

#include "body/registry.h"
#include "channel/registry.h"
#include "session/channel_kits.h"
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
        word.crossesProcesses = info.crossesProcesses();
        word.keepsMessageBorders = info.keepsMessageBorders();
        word.carriesTokens = info.carries == Carries::Tokens;
        if (info.loss != Loss::None && !word.carriesTokens)
            word.smallestMessage = kWholeNumber;
        word.manySenders = info.shapes.manySenders;
        word.manyReceivers = info.shapes.manyReceivers || info.shapes.broadcast;
        word.duplex = info.shapes.duplex;
        if (info.unavailable != nullptr)
            word.unavailable = info.unavailable();
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
    return vocabulary;
}

}  // namespace ws
