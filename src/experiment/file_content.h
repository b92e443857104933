// Reads a whole file of an experiment.
//
// Blocking: never waits; what is not a plain file is refused before reading.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>

namespace ws {

inline constexpr std::size_t kLargestFile = std::size_t{1} << 20;  // bytes

struct FileFault
{
    std::string message;  // "there is no such file"
};

// The content, a byte more than kLargestFile at most, or what is wrong. `expected` names what it should be: "an
// experiment file".
std::variant<std::string, FileFault> contentOf(const std::filesystem::path &path,
                                               const std::string &expected);

// The file `name` in `folder`, which must lie in there, links followed; or what is wrong with the name or the file.
std::variant<std::string, FileFault> contentWithin(const std::filesystem::path &folder,
                                                   const std::string &name, const std::string &expected);

}  // namespace ws
