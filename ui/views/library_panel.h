// The list of experiments with a field to find one, and the mark of its last run.
#pragma once

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QWidget>

#include "ui/models/library_model.h"
#include "ui/views/theme.h"

class QLabel;
class QLineEdit;
class QTreeView;

namespace ws {

class LibraryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme m_theme = lightTheme();
};

class LibraryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LibraryPanel(LibraryModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // Marks it without asking for it to be opened.
    void setCurrent(const QString &id);
    void focusFind();

signals:
    void experimentWanted(const QString &id);

private:
    void currentChanged(const QModelIndex &current);

    LibraryModel &m_model;
    QSortFilterProxyModel m_filter;
    QLineEdit *m_find;
    QTreeView *m_list;
    LibraryDelegate *m_delegate;
    QLabel *m_nothing;  // in place of the list where nothing is found
    bool m_settingCurrent = false;
};

}  // namespace ws
