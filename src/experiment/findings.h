// What the reader and the checks share: where each part of an experiment stands in its file, and what was found.
//
// A part is named by its path: "title", "channel.0", "channel.0.mechanism", "process.1.thread.0.to".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ws {

// 1-based; 0 where there is no file.
struct Place
{
    int line = 0;
    int column = 0;
};

class Places
{
public:
    void set(std::string path, Place place);
    // The part stands in the file but could not be read; that has been reported, so it is not missing.
    void spoil(std::string path, Place place);

    // The place of the part, or of the nearest part around it that has one.
    Place of(std::string_view path) const;
    bool isSpoilt(std::string_view path) const;
    bool has(std::string_view path) const { return m_entries.contains(std::string(path)); }

private:
    struct Entry
    {
        Place place;
        bool spoilt = false;
    };
    std::unordered_map<std::string, Entry> m_entries;
};

struct Finding
{
    Place place;
    std::string message;
};

// All findings of one experiment. A file that is noise is not worth a million sentences: the first thousand are
// kept, the rest is counted.
class Findings
{
public:
    void add(Place place, std::string message);
    // By line and column, those without a place first.
    std::vector<Finding> sorted() const;
    // So many that guessing what was meant costs more than it helps.
    bool tooManyForHints() const { return m_findings.size() > 200; }

private:
    std::vector<Finding> m_findings;
    std::size_t m_notKept = 0;
};

inline std::string channelPath(std::size_t channel)
{
    return "channel." + std::to_string(channel);
}

inline std::string primitivePath(std::size_t primitive)
{
    return "primitive." + std::to_string(primitive);
}

inline std::string scriptPath(std::size_t script)
{
    return "script." + std::to_string(script);
}

inline std::string processPath(std::size_t process)
{
    return "process." + std::to_string(process);
}

inline std::string threadPath(std::size_t process, std::size_t thread)
{
    return processPath(process) + ".thread." + std::to_string(thread);
}

}  // namespace ws
