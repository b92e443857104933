// Asks which figure, how and where to, and writes it. Stays open until it is written, so that a folder that refuses
// costs no choice. Opens without a nested event loop and deletes itself.
#pragma once

#include <QDialog>
#include <memory>

#include "ui/app/settings.h"
#include "ui/export/figure.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;

namespace ws {

class FigureDialog : public QDialog
{
    Q_OBJECT

public:
    FigureDialog(const Theme &theme, std::shared_ptr<const Snapshot> snapshot, const QString &firstFigure,
                 const FigureChoices &choices, QWidget *parent);

    // Says what went wrong and returns false where the file cannot be written; else closes the dialog.
    bool write(const QString &file);

signals:
    void written(const QString &file, const ws::FigureChoices &choices);

private:
    QDoubleSpinBox *addLength(QFormLayout &form, const QString &name, double millimetres);
    void askWhereTo();

    std::shared_ptr<const Snapshot> m_snapshot;
    QString m_folder;
    QComboBox *m_figure;
    QComboBox *m_format;
    QComboBox *m_colours;
    QDoubleSpinBox *m_width = nullptr;
    QDoubleSpinBox *m_height = nullptr;
};

}  // namespace ws
