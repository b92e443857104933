// Edits that are in no file yet, kept where the next start finds them if this one ends without asking.
//
//   XDG_STATE_HOME/waitscope/unsaved/<pid>-<number>.json   what was open, written as a whole or not at all
//                                    <pid>-<number>.lock   held (flock) as long as its window lives
//
// A file whose lock nobody holds was left by a window that died. Both are readable by the user alone (mode 0600) and
// removed at a clean end.
//
// Threads: one. Ownership: owns the lock and the two files. Blocking: until a small file is on the disk.
// Errors: System, with the file's name. Facts: flock(2): a lock goes with the last descriptor, also of a killed process.
#pragma once

#include <QDateTime>
#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"

namespace ws {

struct UnsavedWork
{
    QString title;
    QString id;        // of the experiment: the name of its file, without the folder
    QString text;      // the experiment as a file would have it
    QString original;  // as it was opened
    QDateTime when;

    bool operator==(const UnsavedWork &other) const
    {
        return id == other.id && text == other.text && original == other.original;
    }
};

// What a dead window left. Claimed: no other window offers it as long as this one lives.
class LostWork
{
public:
    LostWork(UnsavedWork work, std::filesystem::path file, UniqueFd lock);

    const UnsavedWork &work() const { return m_work; }
    // Removes it from the disk.
    void drop();

private:
    UnsavedWork m_work;
    std::filesystem::path m_file;
    UniqueFd m_lock;
};

class UnsavedStore
{
public:
    explicit UnsavedStore(std::filesystem::path folder = usualFolder());
    ~UnsavedStore();
    UnsavedStore(const UnsavedStore &) = delete;
    UnsavedStore &operator=(const UnsavedStore &) = delete;

    static std::filesystem::path usualFolder();

    Result<> keep(const UnsavedWork &work);
    void forget();
    // The newest first. What cannot be read is left where it is.
    std::vector<LostWork> takeLost() const;

private:
    Result<> prepare();

    std::filesystem::path m_folder;
    std::filesystem::path m_file;  // empty: nothing has been kept
    UniqueFd m_lock;
};

}  // namespace ws
