// Pictures of every page of the window, to be looked at: `waitscope screenshots --out DIR`.
//
// Two real runs are made first, one that completes and one that ends in a deadlock. Then each command of the table that
// shows something is given to a fresh window, in both languages, both colours and two scales, so that a new page is in
// the folder without more work. Files are called <page>-<language>-<colours>-<scale>x.png.
//
// Threads: the GUI's. Blocking: never; done() comes when the last file is written.
#pragma once

#include <QDir>
#include <QObject>
#include <QStringList>
#include <memory>
#include <vector>

#include "ui/app/main_window.h"

namespace ws {

class Screenshots : public QObject
{
    Q_OBJECT

public:
    explicit Screenshots(const QString &folder);

    void start();
    // Fewer than all, before start().
    void setLanguages(const QStringList &languages) { m_languages = languages; }
    void setThemes(const QList<ThemeChoice> &themes) { m_themes = themes; }
    void setScales(const QList<double> &scales) { m_scales = scales; }
    void setPages(const QStringList &pages) { m_pages = pages; }
    int count() const { return m_count; }

signals:
    void done(const QString &problem);  // empty: all is well

private:
    void runNext();
    void takeAll();
    void takePages(const QString &language, ThemeChoice theme);
    void take(QWidget &widget, const QString &page, const QString &language, ThemeChoice theme);

    QDir m_folder;
    QStringList m_languages{QStringLiteral("en"), QStringLiteral("zh_CN")};
    QList<ThemeChoice> m_themes{ThemeChoice::Light, ThemeChoice::Dark};
    QList<double> m_scales{1, 2};
    QStringList m_pages;  // empty: all
    RunController m_runner;
    std::vector<std::shared_ptr<const Snapshot>> m_snapshots;
    QString m_problem;
    int m_count = 0;
    bool m_waits = false;  // for the end of a run
};

// The command line of it; returns the exit code.
int screenshotsMain(int argc, char **argv);

}  // namespace ws
