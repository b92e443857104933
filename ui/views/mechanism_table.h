// All mechanisms as a table: sorted by any column, cells chosen freely and copied for a spreadsheet.
#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

#include "ui/models/table_text.h"

namespace ws {

class MechanismTable : public QTableView
{
    Q_OBJECT

public:
    explicit MechanismTable(QWidget *parent = nullptr);

    void setSearch(const QString &search);
    void setCurrentId(const QString &id);
    // The chosen cells, or all of them where none or one is chosen, onto the clipboard.
    void copyTable(TableFormat format);
    // The chosen cells onto the clipboard: tabs as text, and commas for those that ask for them.
    void copySelection(TableFormat format);

signals:
    void idChosen(const QString &id);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Filter;

    void copy(const QModelIndexList &cells, TableFormat format);

    Filter *m_filter;
    int m_firstWidth = 0;  // that the first column needs, and the last
    int m_lastWidth = 0;
};

}  // namespace ws
