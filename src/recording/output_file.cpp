#include "recording/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/os_call.h"

namespace ws {

namespace {

constexpr mode_t kMode = 0666;  // less the user's umask
constexpr std::size_t kBufferBytes = 256u << 10;

std::string actionOf(const std::filesystem::path &file)
{
    return "write " + file.string();
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::filesystem::path &file)
{
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    const bool atOnce = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    const std::filesystem::path part = file.string() + ".part" + std::to_string(::getpid());
    const std::filesystem::path &name = atOnce ? file : part;
    const int flags = atOnce ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    const auto opened = osCall(actionOf(file), [&] { return ::open(name.c_str(), flags, kMode); });
    if (!opened)
        return opened.error();
    return OutputFile(file, atOnce ? std::filesystem::path() : part, UniqueFd(*opened));
}

OutputFile::OutputFile(std::filesystem::path file, std::filesystem::path part, UniqueFd fd)
    : m_file(std::move(file)), m_part(std::move(part)), m_fd(std::move(fd))
{
}

OutputFile::OutputFile(OutputFile &&other) noexcept
    : m_file(std::move(other.m_file)), m_part(std::exchange(other.m_part, {})), m_fd(std::move(other.m_fd)),
      m_buffer(std::move(other.m_buffer)), m_failure(std::move(other.m_failure))
{
}

OutputFile::~OutputFile()
{
    if (!m_part.empty())
        ::unlink(m_part.c_str());
}

void OutputFile::add(std::string_view text)
{
    m_buffer += text;
    if (m_buffer.size() >= kBufferBytes)
        flush();
}

void OutputFile::add(std::span<const std::byte> bytes)
{
    add(std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
}

void OutputFile::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty() && !m_failure) {
        const auto written =
            osCall(actionOf(m_file), [&] { return ::write(m_fd.get(), left.data(), left.size()); });
        if (written)
            left.remove_prefix(static_cast<std::size_t>(*written));
        else
            m_failure = written.error();
    }
    m_buffer.clear();
}

Result<> OutputFile::commit()
{
    flush();
    if (m_failure)
        return *m_failure;
    if (m_part.empty())
        return {};
    // A full disk may show only here.
    const auto synced = osCall(actionOf(m_file), [&] { return ::fsync(m_fd.get()); });
    if (!synced)
        return synced.error();
    const auto renamed = osCall(actionOf(m_file), [&] { return ::rename(m_part.c_str(), m_file.c_str()); });
    if (!renamed)
        return renamed.error();
    m_part.clear();
    return {};
}

}  // namespace ws
