// The bar at the top: title, commands, clock, placement, recording.
#pragma once

#include <QWidget>
#include <memory>

#include "session/snapshot.h"
#include "ui/app/actions.h"
#include "ui/views/theme.h"

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace ws {

class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(const Actions &actions, QMenu *menu, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setExperiment(const Experiment &experiment, bool edited);
    void setTime(std::int64_t timeNs);
    // 1: as it is; less is said beside the clock.
    void setSpeed(double share);
    // Of Run, Pause, Stop or Figure.
    QWidget *button(Command command) const;
    // The command that is meant next stands out. None of the three: only Run can be.
    void setMain(Command command);

signals:
    void placementChosen(ws::Placement placement);
    void levelChosen(ws::Level level);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QToolButton *addButton(QAction *action);
    QPushButton *addTab(QAction *action, const QString &text);
    void showTitle();
    void fitRoom();

    Theme m_theme = lightTheme();
    const Actions &m_actions;
    QString m_titleText;
    QLabel *m_title;
    QLabel *m_edited;
    QLabel *m_clock;
    QLabel *m_speed;
    QLabel *m_placementName;
    QLabel *m_levelName;
    QComboBox *m_placement;
    QComboBox *m_level;
    QToolButton *m_menu;
    QList<QPushButton *> m_tabs;  // of the pages beside the experiment
    std::map<Command, QToolButton *> m_buttons;
};

}  // namespace ws
