// What there is to say of a run beside figures: notices (starvation, failed threads, ...) and the log of the scripts.
//
// Threads: the GUI's.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/models/log_model.h"
#include "ui/models/notices.h"
#include "ui/views/theme.h"

class QScrollArea;
class QTableView;

namespace ws {

// The notices, one under the other, painted.
class NoticeList : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setNotices(QList<Notice> notices);
    const QList<Notice> &notices() const { return m_notices; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {320, heightForWidth(320)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // Returns the height; paints where there is a painter.
    double draw(QPainter *painter, double width) const;

    Theme m_theme = lightTheme();
    QList<Notice> m_notices;
};

class MessagesView : public QWidget
{
    Q_OBJECT

public:
    explicit MessagesView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    // Notices and kept lines together.
    int count() const;
    const LogModel &log() const { return *m_log; }
    const NoticeList &notices() const { return *m_list; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    LogModel *m_log;
    NoticeList *m_list;
    QScrollArea *m_area;
    QTableView *m_table;
};

}  // namespace ws
