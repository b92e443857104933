#include "ui/app/figure_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/app/dialogs.h"
#include "ui/models/wording.h"

namespace ws {

FigureDialog::FigureDialog(const Theme &theme, std::shared_ptr<const Snapshot> snapshot,
                           const QString &firstFigure, const FigureChoices &choices, QWidget *parent)
    : QDialog(parent), m_snapshot(std::move(snapshot)), m_folder(choices.folder),
      m_figure(new QComboBox(this)), m_format(new QComboBox(this)), m_colours(new QComboBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export a figure"));
    setMinimumWidth(340);
    for (const QString &id : figureIds()) {
        if (figureSuits(id, *m_snapshot))
            m_figure->addItem(figureName(id), id);
    }
    m_figure->setCurrentIndex(std::max(0, m_figure->findData(firstFigure)));
    for (const QString &format : {QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")})
        m_format->addItem(format.toUpper(), format);
    m_format->setCurrentIndex(std::max(0, m_format->findData(choices.format)));
    m_colours->addItems({tr("light"), tr("dark")});
    m_colours->setCurrentIndex(theme.dark ? 1 : 0);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Figure"), m_figure);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Colours"), m_colours);
    m_width = addLength(*form, tr("Width"), choices.sizeMm.width());
    m_height = addLength(*form, tr("Height"), choices.sizeMm.height());
    // As tall as the fields, so that name and value stand on one line.
    for (QWidget *field : std::initializer_list<QWidget *>{m_figure, m_format, m_colours, m_width, m_height})
        form->labelForField(field)->setMinimumHeight(field->sizeHint().height());
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *save = buttons->addButton(tr("Save..."), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(buttons);
    connect(save, &QPushButton::clicked, this, &FigureDialog::askWhereTo);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QDoubleSpinBox *FigureDialog::addLength(QFormLayout &form, const QString &name, double millimetres)
{
    auto *box = new QDoubleSpinBox(this);
    box->setRange(20, 2000);
    box->setDecimals(0);
    box->setSingleStep(10);
    box->setSuffix(QStringLiteral(" mm"));
    box->setValue(millimetres);
    form.addRow(name, box);
    return box;
}

void FigureDialog::askWhereTo()
{
    const QString ending = m_format->currentData().toString();
    const bool known = !m_folder.isEmpty() && QFileInfo(m_folder).isDir();
    auto *files = new QFileDialog(this, tr("Where to"), known ? m_folder : QDir::homePath());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(ending);
    files->setNameFilter(QStringLiteral("%1 (*.%2)").arg(m_format->currentText(), ending));
    files->selectFile(QStringLiteral("%1-%2.%3")
                          .arg(QString::fromStdString(m_snapshot->experiment->id),
                               m_figure->currentData().toString(), ending));
    connect(files, &QFileDialog::fileSelected, this, &FigureDialog::write);
    files->open();
}

bool FigureDialog::write(const QString &file)
{
    const FigureSpec spec{m_figure->currentData().toString(),
                          {m_width->value(), m_height->value()},
                          m_colours->currentIndex() == 1 ? darkTheme() : lightTheme(),
                          m_snapshot};
    const Result<> result = writeFigure(spec, file.toStdString());
    if (!result) {
        showMessage(this, tr("The figure could not be written"), errorSentence(result.error()));
        return false;
    }
    emit written(file, {m_format->currentData().toString(), spec.sizeMm, QFileInfo(file).absolutePath()});
    accept();
    return true;
}

}  // namespace ws
