// A small card over a picture: one sentence and the facts behind it. Closed by Escape or a click elsewhere.
#pragma once

#include <QFrame>

#include "ui/models/wait_story_words.h"
#include "ui/views/theme.h"

class QLabel;

namespace ws {

class WaitCard : public QFrame
{
    Q_OBJECT

public:
    explicit WaitCard(QWidget *parent);

    void setTheme(const Theme &theme);
    // Beside the point, wholly within the parent where that is large enough.
    void tell(const WaitStoryWords &words, const QPoint &point);
    QString text() const;

private:
    void style();

    Theme m_theme = lightTheme();
    QLabel *m_title;
    QLabel *m_facts;
};

}  // namespace ws
