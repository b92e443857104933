// The field that chooses a wire's mechanism. Its list stands under headings, below a field that searches it; what cannot
// be chosen stays in it, greyed, with the reason under the name. Letters typed into the closed field open it and search,
// and a turn of the wheel over the closed field changes nothing.
#pragma once

#include <QComboBox>
#include <vector>

#include "ui/models/mechanism_list_model.h"
#include "ui/views/theme.h"

class QLineEdit;

namespace ws {

class MechanismList;

class MechanismBox : public QComboBox
{
    Q_OBJECT

public:
    explicit MechanismBox(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setChoices(const std::vector<MechanismChoice> &choices);
    void setCurrentId(const QString &id);
    // Row of an id; -1 when it is not in the list.
    int rowOf(const QString &id) const { return m_choices->rowOf(id); }

    void showPopup() override;

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    MechanismListModel *m_choices;
    MechanismList *m_list;
    QLineEdit *m_find;
};

}  // namespace ws
