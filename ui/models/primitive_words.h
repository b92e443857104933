// What the families of primitives are called, and how an object is of one.
#pragma once

#include <QString>
#include <string_view>

#include "analysis/run_model.h"

namespace ws {

// "lock", "rwlock", "monitor", "event", "semaphore", ...; empty for a channel or a thread.
std::string_view familyOf(const RunModel::Object &object);
// "reader-writer lock", for a legend.
QString familyName(std::string_view family);
// "lock: robust mutex", for a tooltip; of a channel its mechanism.
QString kindWords(const RunModel::Object &object);

}  // namespace ws
