// The files that were open, the newest first.
//
// Threads: pure functions. Blocking: stillThere() asks the file system.
#pragma once

#include <QStringList>

namespace ws {

inline constexpr int kMostRecentFiles = 10;

// With this file, whose whole path it is, on top.
QStringList withRecentFile(QStringList files, const QString &file);
QStringList stillThere(const QStringList &files);

}  // namespace ws
