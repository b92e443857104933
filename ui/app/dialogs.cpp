#include "ui/app/dialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

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

QDialogButtonBox *addCloseButton(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->addButton(Words::tr("Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    return buttons;
}

}  // namespace

void showProblems(QWidget *parent, const QString &title, const std::vector<FileProblem> &problems,
                  const std::function<void()> &mend)
{
    QDialog *dialog = newDialog(parent, title);
    const QString pattern = problems.size() == 1 ? Words::tr("One thing is wrong with it:")
                                                 : Words::tr("{count} things are wrong with it:");
    dialog->layout()->addWidget(
        new QLabel(filled(pattern, {{"count", QString::number(problems.size())}}), dialog));
    auto *list = new QListWidget(dialog);
    list->setObjectName(QStringLiteral("problems"));
    list->setAccessibleName(title);
    list->setWordWrap(true);
    list->setMinimumSize(560, 180);
    for (const FileProblem &problem : problems)
        list->addItem(problemText(problem));
    dialog->layout()->addWidget(list);
    QDialogButtonBox *buttons = addCloseButton(dialog);
    if (mend) {
        QPushButton *button = buttons->addButton(Words::tr("Edit it"), QDialogButtonBox::AcceptRole);
        button->setToolTip(Words::tr("Opens what can be read of it, with its mistakes marked"));
        QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
        QObject::connect(dialog, &QDialog::accepted, parent, mend);
    }
    dialog->open();
}

void showMessage(QWidget *parent, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, parent);
    box->setTextFormat(Qt::PlainText);
    box->addButton(Words::tr("OK"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void chooseExperimentFile(QWidget *parent, const std::function<void(const QString &)> &open)
{
    auto *dialog = new QFileDialog(parent, Words::tr("Open an experiment or a recording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({Words::tr("Experiments and recordings (*.toml *.wscope)"),
                            Words::tr("Experiments (*.toml)"), Words::tr("Recordings (*.wscope)"),
                            Words::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, open);
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

}  // namespace ws
