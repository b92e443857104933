// The mechanisms and primitives as lists, choosers and the command line show them. Texts are English, marked for translation: names,
// sentences and limits in context "Mechanism", settings in "Parameter".
//
// Threads:  any; read once, at the first call, with the limits of this machine. Blocking: reads files under /proc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parameter.h"
#include "channel/mechanism.h"

namespace ws {

struct MechanismEntry
{
    struct Limit
    {
        std::string what;        // "largest message, in bytes"
        std::int64_t value = 0;  // on this machine
        std::string source;      // a file under /proc, a man page
    };

    std::string id;
    std::string name;
    std::string sentence;
    std::string source;  // man page or RFC
    bool crossesProcesses = true;
    bool keepsMessageBorders = true;
    std::span<const ParameterInfo> parameters;
    MechanismGroup group = MechanismGroup::Pipes;
    MechanismScope scope = MechanismScope::Processes;
    Carries carries = Carries::Messages;
    CapacityUnit capacityUnit = CapacityUnit::Messages;
    Shapes shapes;
    Loss loss = Loss::None;
    DeliveryOrder order = DeliveryOrder::Fifo;
    bool canBlockSender = true;
    bool senderLearnsOfClose = false;
    std::string blocking;  // who waits when
    std::vector<Limit> limits;
    std::string unavailable;  // why it cannot run on this machine; empty: it can
};

const std::vector<MechanismEntry> &mechanismCatalogue();

// Name and sentence in context "Primitive".
struct PrimitiveEntry
{
    std::string id;
    std::string family;  // the [[table]] under which experiments list it
    std::string name;
    std::string sentence;
    std::string source;  // man page
    bool crossesProcesses = true;
    std::span<const ParameterInfo> parameters;
};

const std::vector<PrimitiveEntry> &primitiveCatalogue();
// The family of the primitive of that id; empty: there is none.
std::string_view familyOfPrimitive(std::string_view id);

// Texts for the values above, English, in context "Mechanism".
std::string_view groupHeading(MechanismGroup group);  // "Pipes"
std::string_view wordsOf(MechanismScope scope);       // "between processes of one machine"
std::string_view wordsOf(Carries carries);
std::string_view wordsOf(CapacityUnit unit);
std::string_view wordsOf(Loss loss);
std::string_view wordsOf(DeliveryOrder order);

}  // namespace ws
