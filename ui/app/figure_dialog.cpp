#include "ui/app/figure_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/app/dialogs.h"
#include "ui/app/figure_form.h"
#include "ui/app/figure_preview.h"
#include "ui/models/wording.h"

namespace ws {

FigureDialog::FigureDialog(const Theme &theme, const Source &source, const FigureOptions &first,
                           const FigureChoices &choices, QWidget *parent)
    : QDialog(parent), m_source(source), m_before(choices), m_window(first),
      m_form(new FigureForm({{}, source.snapshot, {}, source.sweep}, this)),
      m_preview(new FigurePreview(theme, this)), m_notice(new QLabel(this)), m_command(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export a figure"));
    resize(1060, 680);
    m_form->setFormat(choices.format);
    m_form->setOptions(withLook(first, choices));

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Settings of the figure"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(m_form->sizeHint().width() + scroll->verticalScrollBar()->sizeHint().width() + 40);
    m_notice->setWordWrap(true);
    m_notice->setMinimumHeight(m_notice->fontMetrics().height() * 2);
    m_command->setReadOnly(true);
    m_command->setFont(theme.mono(12));
    m_command->setAccessibleName(tr("The command that makes this figure"));
    auto *copy = new QPushButton(tr("Copy as command"), this);
    copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save..."), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_save->setDefault(true);

    auto *top = new QHBoxLayout;
    top->setSpacing(20);
    top->addWidget(m_preview, 1);
    top->addWidget(scroll);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_command, 1);
    line->addWidget(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    column->addLayout(top, 1);
    column->addWidget(m_notice);
    column->addLayout(line);
    column->addWidget(buttons);
    connect(m_form, &FigureForm::changed, this, &FigureDialog::follow);
    connect(copy, &QPushButton::clicked, this, &FigureDialog::copyCommand);
    connect(m_save, &QPushButton::clicked, this, &FigureDialog::askWhereTo);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
}

void FigureDialog::complete(std::shared_ptr<const Snapshot> snapshot)
{
    if (!m_source.snapshot || m_source.snapshot->model != snapshot->model)
        return;
    m_source.snapshot = std::move(snapshot);
    follow();
}

FigureOptions FigureDialog::options() const
{
    return m_form->options();
}

void FigureDialog::setOptions(const FigureOptions &options)
{
    m_form->setOptions(options);
    follow();
}

QString FigureDialog::fileName() const
{
    const FigureOptions options = m_form->options();
    const QString chart = options.charts.empty() ? QString() : QString::fromStdString(options.charts.front());
    const Snapshot *snapshot = m_source.snapshot.get();
    const QString id =
        snapshot && snapshot->experiment ? QString::fromStdString(snapshot->experiment->id) + '-' : QString();
    return QStringLiteral("%1%2.%3").arg(id, chart, m_form->format());
}

QString FigureDialog::command() const
{
    return QStringLiteral("waitscope ") + QString::fromStdString(shellLine(figureArguments(
                                              m_source.run, m_form->options(), fileName().toStdString())));
}

FigureSpec FigureDialog::spec(const QString &file) const
{
    const FigureOptions options = m_form->options();
    const std::filesystem::path name = QFileInfo(file).fileName().toStdString();
    return {options, m_source.snapshot,
            QStringLiteral("waitscope ") +
                QString::fromStdString(shellLine(figureArguments(m_source.run, options, name))),
            m_source.sweep};
}

void FigureDialog::follow()
{
    const FigureSpec now = spec(fileName());
    const std::string fault = m_form->fault();
    QString words;
    if (!fault.empty())
        words = errorSentence({ErrorKind::BadInput, 0, fault});
    else if (const auto checked = checkFigure(now); !checked)
        words = errorSentence(checked.error());
    m_save->setEnabled(words.isEmpty());
    m_notice->setText(words.isEmpty() ? figureNotice(now) : words);
    m_command->setText(command());
    m_command->setCursorPosition(0);
    m_preview->setSpec(now);
}

void FigureDialog::copyCommand()
{
    QApplication::clipboard()->setText(command());
    const bool isOver =
        m_source.sweep || (m_source.snapshot->recording && m_source.snapshot->recording->readFrom);
    m_notice->setText(isOver
                          ? tr("The command is on the clipboard.")
                          : tr("The command is on the clipboard. A run of its own has figures of its own."));
}

void FigureDialog::askWhereTo()
{
    const QString ending = m_form->format();
    const QString &folder = m_before.folder;
    const bool known = !folder.isEmpty() && QFileInfo(folder).isDir();
    auto *files = new QFileDialog(this, tr("Where to"), known ? folder : QDir::homePath());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(ending);
    files->setNameFilter(QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    files->selectFile(fileName());
    connect(files, &QFileDialog::fileSelected, this, &FigureDialog::save);
    files->open();
}

// What stands behind a dot need not be an ending: "odd.name v2".
QString FigureDialog::withEnding(const QString &file) const
{
    const std::string ending = std::filesystem::path(file.toStdString()).extension().string();
    const bool known = FigureForm::formats().contains(QString::fromStdString(ending).mid(1));
    return known ? file : file + QLatin1Char('.') + m_form->format();
}

void FigureDialog::save(const QString &file)
{
    const QString whole = withEnding(file);
    // Of the name as it was typed the file dialog has asked.
    if (whole == file || !QFileInfo::exists(whole)) {
        write(whole);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Where to"),
                                filled(tr("{file} is there already."), {{"file", whole}}),
                                QMessageBox::NoButton, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *replace = box->addButton(tr("Replace it"), QMessageBox::AcceptRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(replace, &QPushButton::clicked, this, [this, whole] { write(whole); });
    box->open();
}

bool FigureDialog::write(const QString &name)
{
    const QString file = withEnding(name);
    const FigureSpec made = spec(file);
    const Result<> result = writeFigure(made, file.toStdString());
    if (!result) {
        showMessage(this, tr("The figure could not be written"), errorSentence(result.error()));
        return false;
    }
    const FigureOptions shown = withLook(m_window, m_before);
    emit written(file, {m_form->format(), lookOf(made.options), QFileInfo(file).absolutePath(),
                        byHandOf(made.options, shown, m_window, m_before.byHand)});
    accept();
    return true;
}

}  // namespace ws
