// Below the lanes: step from event to event, the scrubber, freeze, back to live; and what lies between the cursors.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/models/time_model.h"
#include "ui/views/theme.h"

class QAction;
class QLabel;

namespace ws {

class Scrubber;

class TimeStrip : public QWidget
{
    Q_OBJECT

public:
    struct Commands
    {
        QAction *previous;
        QAction *next;
        QAction *freeze;
        QAction *live;
    };
    // `time` and the actions outlive it. The actions are enabled and checked by what can be done.
    TimeStrip(TimeModel &time, const Commands &commands, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // The text is shown while it is not empty; what the lanes show is framed in the scrubber.
    void setSelectionText(const QString &text);
    Scrubber &scrubber() { return *m_scrubber; }
    // The lanes show the end of the run as it grows.
    void setFollowing(bool following);

private:
    void refresh();

    TimeModel &m_time;
    Commands m_commands;
    Theme m_theme = lightTheme();
    Scrubber *m_scrubber;
    QLabel *m_moment;
    QLabel *m_selection;
    bool m_following = true;
};

}  // namespace ws
