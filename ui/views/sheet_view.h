// One mechanism in full: sentence, facts, limits and settings as one text that can be read, selected and copied.
#pragma once

#include <QTextBrowser>

#include "ui/models/mechanism_sheet.h"
#include "ui/views/theme.h"

namespace ws {

class SheetView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit SheetView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSheet(const MechanismSheet &sheet);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSheet();
    QString html() const;

    Theme m_theme = lightTheme();
    MechanismSheet m_sheet;
};

}  // namespace ws
