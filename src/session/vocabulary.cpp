#include "session/session.h"

#include "body/registry.h"
#include "body/script_scan.h"
#include "body/script_words.h"
#include "channel/registry.h"
#include "session/channel_kits.h"
#include "sync/registry.h"

namespace ws {

namespace {

// One slot and one ring a thread; the recorder's object words hold a thread in 16 bits. Beyond this a picture of the
// run says nothing any more.
constexpr std::size_t kMostThreads = 1024;

std::vector<std::string> methodNames(std::string_view family)
{
    std::vector<std::string> methods;
    for (const MethodWord &word : methodWords()) {
        if (word.family == family)
            methods.emplace_back(word.name);
    }
    methods.emplace_back("name");  // every object has it
    return methods;
}

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
        vocabulary.primitives.push_back({std::string(primitive->info.id),
                                         std::string(familyId(primitive->info.family)),
                                         primitive->info.crossesProcesses, primitive->info.parameters});
    for (const Role *role : roleRegistry())
        vocabulary.roles.push_back(
            {std::string(role->info.id), role->info.parameters, std::string(role->info.sentence)});
    vocabulary.scanScript = scanScript;
    vocabulary.abilitiesIn = abilitiesIn;
    vocabulary.methodsOf = methodNames;
    vocabulary.mostThreads = kMostThreads;
    vocabulary.mostThreadsSource = "Waitscope's recorder";
    return vocabulary;
}

}  // namespace ws
