// A file that is written as a whole or not at all: under a temporary name first, which is renamed at the end.
//
// Ownership: what was not committed is removed by the destructor. Blocking: writes to the disk.
// Errors:    the first one is kept and told by commit(); what is added after it is ignored.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"

namespace ws {

class OutputFile
{
public:
    // Where `file` is a device or a pipe, it is written at once.
    static Result<OutputFile> create(const std::filesystem::path &file);
    ~OutputFile();
    OutputFile(OutputFile &&other) noexcept;
    OutputFile &operator=(OutputFile &&) = delete;

    void add(std::string_view text);
    void add(std::span<const std::byte> bytes);
    Result<> commit();

private:
    OutputFile(std::filesystem::path file, std::filesystem::path part, UniqueFd fd);
    void flush();

    std::filesystem::path m_file;
    std::filesystem::path m_part;  // empty: written at once, or done
    UniqueFd m_fd;
    std::string m_buffer;
    std::optional<Error> m_failure;
};

}  // namespace ws
