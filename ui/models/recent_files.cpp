#include "ui/models/recent_files.h"

#include <QFileInfo>

namespace ws {

QStringList withRecentFile(QStringList files, const QString &file)
{
    files.removeAll(file);
    files.prepend(file);
    return files.mid(0, kMostRecentFiles);
}

QStringList stillThere(const QStringList &files)
{
    QStringList there;
    for (const QString &file : files) {
        if (QFileInfo(file).isFile())
            there << file;
    }
    return there;
}

}  // namespace ws
