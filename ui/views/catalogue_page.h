// The catalogue: all mechanisms at the left with a search, and at the right one of them in full, or all as a table.
//
// Ownership: borrows nothing; who wants to try a mechanism on a wire tells the page about the wire.
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/models/mechanism_choice.h"
#include "ui/views/theme.h"

class QItemSelection;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace ws {

class MechanismList;
class MechanismListModel;
class MechanismTable;
class SheetView;

class CataloguePage : public QWidget
{
    Q_OBJECT

public:
    explicit CataloguePage(QWidget *parent = nullptr);

    // The wire that is selected in the open experiment.
    struct Wire
    {
        QString name;
        std::string mechanism;
        // What stands against a mechanism for it, as sentences.
        std::function<std::vector<std::string>(const std::string &)> problems;
    };
    void setWire(std::optional<Wire> wire);
    // While a comparison goes on its choice is closed.
    void setComparing(bool comparing);

    struct State
    {
        QString id;
        QString search;
        bool table = false;
    };
    State state() const;
    void setState(const State &state);
    void setCurrent(const QString &id);
    QString current() const { return m_current; }
    void focusFind();
    void setTheme(const Theme &theme);

signals:
    void useWanted(const QString &id);
    void compareWanted(const QString &id);
    void currentChanged(const QString &id);

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    void search(const QString &text);
    void showCurrent(const QString &id);
    void showView();
    void judge();
    QString reasonAgainst() const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    MechanismListModel *m_choices;
    QLineEdit *m_find;
    MechanismList *m_list;
    QPushButton *m_asText;
    QPushButton *m_asTable;
    QPushButton *m_copy;
    QPushButton *m_use;
    QPushButton *m_compare;
    QLabel *m_reason;
    QStackedWidget *m_views;
    SheetView *m_sheet;
    MechanismTable *m_table;
    QWidget *m_empty;
    QLabel *m_emptyWords;
    QWidget *m_line;
    QWidget *m_lineAbove;
    QString m_current;
    std::optional<Wire> m_wire;
    bool m_comparing = false;
};

}  // namespace ws
