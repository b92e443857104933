// The shapes that most experiments begin with, each as a valid experiment of the size that is wanted.
//
// Threads: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"

namespace ws {

struct TemplateSize
{
    int first = 1;
    int second = 1;
};

struct TemplateNumber
{
    const char *name = nullptr;  // QT_TRANSLATE_NOOP("Template", ...); null: there is no such number
    int least = 1;
    int most = 1;
    int usual = 1;
};

// How many threads are at the ends of one channel.
struct TemplateEnds
{
    bool manySenders = false;
    bool manyReceivers = false;
};

struct WiringTemplate
{
    std::string_view id;
    const char *name;      // QT_TRANSLATE_NOOP("Template", ...)
    const char *sentence;  // likewise
    TemplateNumber first;
    TemplateNumber second;
    TemplateEnds ends;
    // Several threads in one process where the mechanism works within one only, else a process each.
    Experiment (*make)(TemplateSize size, const MechanismWord &mechanism);
};

std::span<const WiringTemplate> wiringTemplates();
// Whether the mechanism can be at all wires of it, on this machine.
bool suits(const WiringTemplate &shape, const MechanismWord &mechanism);
// The first one that suits; null: none.
const MechanismWord *firstThatSuits(const WiringTemplate &shape, const Vocabulary &vocabulary);
// Nothing but a title: what an empty picture begins with.
Experiment emptyExperiment();

}  // namespace ws
