// Whatever the bytes of a file are, opening, reporting and exporting it gives a result or a sentence.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace ws::test {

// Opens `file` as window and command line do, proves, replays and exports all that can be read, into nothing. Ends the
// program where an error has no words. True: it could be opened.
bool readsOrComplains(const std::filesystem::path &file);

}  // namespace ws::test
