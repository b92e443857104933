#include "ui/app/dialogs.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/app/actions.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Dialogs)
};

QDialog *newDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    return dialog;
}

void addButtons(QDialog *dialog, QDialogButtonBox::StandardButtons which)
{
    auto *buttons = new QDialogButtonBox(which, dialog);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
}

}  // namespace

void showProblems(QWidget *parent, const QString &title, const std::vector<FileProblem> &problems)
{
    QDialog *dialog = newDialog(parent, title);
    const QString pattern = problems.size() == 1 ? Words::tr("One thing is wrong with it:")
                                                 : Words::tr("{count} things are wrong with it:");
    dialog->layout()->addWidget(
        new QLabel(filled(pattern, {{"count", QString::number(problems.size())}}), dialog));
    auto *list = new QListWidget(dialog);
    list->setWordWrap(true);
    list->setMinimumSize(560, 180);
    for (const FileProblem &problem : problems)
        list->addItem(QString::fromStdString(problem.text()));
    dialog->layout()->addWidget(list);
    addButtons(dialog, QDialogButtonBox::Close);
    dialog->open();
}

void showMessage(QWidget *parent, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void showKeys(QWidget *parent)
{
    QDialog *dialog = newDialog(parent, Words::tr("Keyboard"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(28);
    form->setVerticalSpacing(7);
    for (const CommandInfo &info : commandTable()) {
        const QStringList keys =
            QString::fromLatin1(info.shortcuts).split(QLatin1String("; "), Qt::SkipEmptyParts);
        if (!keys.isEmpty())
            form->addRow(QCoreApplication::translate("Command", info.text),
                         new QLabel(keys.join(QStringLiteral("   ")), dialog));
    }
    form->addRow(Words::tr("From wire to wire"), new QLabel(Words::tr("Tab, arrows; Esc lets go"), dialog));
    form->addRow(Words::tr("Lanes: shorter, longer time"), new QLabel(QStringLiteral("+   -"), dialog));
    form->addRow(Words::tr("Next view of a chart"), new QLabel(Words::tr("Enter"), dialog));
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(form);
    addButtons(dialog, QDialogButtonBox::Close);
    dialog->open();
}

void showAbout(QWidget *parent)
{
    showMessage(parent, Words::tr("About Waitscope"),
                filled(Words::tr("Waitscope {version}\n\nAn inspector for waiting: it runs real processes "
                                 "and threads and measures "
                                 "who waits for whom, for how long, and proves it when nobody can go on.\n\n"
                                 "Free software under the GNU General Public License, version 3 or later."),
                       {{"version", QStringLiteral(WS_VERSION)}}));
}

void exportFigure(QWidget *parent, const Theme &theme, std::shared_ptr<const Snapshot> snapshot,
                  const QString &firstChoice)
{
    QDialog *dialog = newDialog(parent, Words::tr("Export a figure"));
    auto *form = new QFormLayout;
    form->setSpacing(10);
    auto *which = new QComboBox(dialog);
    for (const QString &id : figureIds()) {
        if (figureSuits(id, *snapshot))
            which->addItem(figureName(id), id);
    }
    which->setCurrentIndex(std::max(0, which->findData(firstChoice)));
    auto *format = new QComboBox(dialog);
    format->addItems({QStringLiteral("SVG"), QStringLiteral("PDF"), QStringLiteral("PNG")});
    auto *colours = new QComboBox(dialog);
    colours->addItems({Words::tr("light"), Words::tr("dark")});
    colours->setCurrentIndex(theme.dark ? 1 : 0);
    const auto size = [&](double value) {
        auto *box = new QDoubleSpinBox(dialog);
        box->setRange(20, 2000);
        box->setDecimals(0);
        box->setSuffix(QStringLiteral(" mm"));
        box->setValue(value);
        return box;
    };
    QDoubleSpinBox *width = size(160);
    QDoubleSpinBox *height = size(90);
    form->addRow(Words::tr("Figure"), which);
    form->addRow(Words::tr("Format"), format);
    form->addRow(Words::tr("Colours"), colours);
    form->addRow(Words::tr("Width"), width);
    form->addRow(Words::tr("Height"), height);
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(form);
    addButtons(dialog, QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    QObject::connect(dialog, &QDialog::accepted, parent, [=] {
        const QString ending = format->currentText().toLower();
        const QString id = which->currentData().toString();
        const FigureSpec spec{id,
                              {width->value(), height->value()},
                              colours->currentIndex() == 1 ? darkTheme() : lightTheme(),
                              snapshot};
        auto *files = new QFileDialog(parent, Words::tr("Where to"), QDir::homePath());
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setAcceptMode(QFileDialog::AcceptSave);
        files->setDefaultSuffix(ending);
        files->setNameFilter(QStringLiteral("%1 (*.%2)").arg(format->currentText(), ending));
        files->selectFile(
            QStringLiteral("%1-%2.%3").arg(QString::fromStdString(snapshot->experiment->id), id, ending));
        QObject::connect(files, &QFileDialog::fileSelected, parent, [parent, spec](const QString &file) {
            const Result<> written = writeFigure(spec, file.toStdString());
            if (!written)
                showMessage(parent, Words::tr("The figure could not be written"),
                            errorSentence(written.error()));
        });
        files->open();
    });
    dialog->open();
}

}  // namespace ws
