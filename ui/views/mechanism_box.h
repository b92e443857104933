// The field that chooses a wire's mechanism. Its list stands under headings; what cannot be chosen stays in it, greyed,
// with the reason under the name. Letters find a name, and a turn of the wheel over the closed field changes nothing.
#pragma once

#include <QComboBox>
#include <vector>

#include "ui/models/mechanism_choice.h"
#include "ui/views/theme.h"

namespace ws {

class MechanismBox : public QComboBox
{
    Q_OBJECT

public:
    explicit MechanismBox(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setChoices(const std::vector<MechanismChoice> &choices);
    void setCurrentId(const QString &id);
    // Row of an id; -1 when it is not in the list.
    int rowOf(const QString &id) const;

    void showPopup() override;

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    class Delegate;

    Delegate *m_delegate;
};

}  // namespace ws
