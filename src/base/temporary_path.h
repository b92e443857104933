// Where names of files and sockets that a run needs are made: TMPDIR, else /tmp.
#pragma once

#include <string>

#include "base/system_name.h"

namespace ws {

// A name of ours in the place for temporary files, that nobody has yet.
SystemName freshTemporaryFile();

}  // namespace ws
