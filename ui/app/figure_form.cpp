#include "ui/app/figure_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/export/figure.h"

namespace ws {
namespace {

const FigureOption &optionNamed(std::string_view name)
{
    const auto table = figureOptionTable();
    return *std::find_if(table.begin(), table.end(),
                         [name](const FigureOption &option) { return option.name == name; });
}

QString textOf(const FigureOptions &options, std::string_view name)
{
    const std::vector<std::string> values = optionNamed(name).get(options);
    return values.empty() ? QString() : QString::fromStdString(values.front());
}

// Takes one field over; the first fault stays.
void take(FigureOptions &options, std::string_view name, const QString &text, std::string &fault)
{
    if (text.trimmed().isEmpty())
        return;
    const std::string found = optionNamed(name).set(options, text.trimmed().toStdString());
    if (fault.empty())
        fault = found;
}

QDoubleSpinBox *lengthBox(QWidget *parent)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setRange(kLeastFigureMm, kMostFigureMm);
    box->setDecimals(1);
    box->setSingleStep(10);
    box->setSuffix(QStringLiteral(" mm"));
    return box;
}

}  // namespace

FigureForm::FigureForm(const FigureSpec &subject, QWidget *parent)
    : QWidget(parent), m_pictures(new QListWidget(this)), m_format(new QComboBox(this)),
      m_size(new QComboBox(this)), m_width(lengthBox(this)), m_height(lengthBox(this)),
      m_font(new QDoubleSpinBox(this)), m_colours(new QComboBox(this)), m_language(new QComboBox(this)),
      m_title(new QLineEdit(this)), m_caption(new QLineEdit(this)), m_callOuts(new QPlainTextEdit(this)),
      m_object(new QComboBox(this)), m_at(new QLineEdit(this)), m_time(new QLineEdit(this)),
      m_values(new QLineEdit(this)), m_scale(new QComboBox(this)),
      m_paths(new QCheckBox(tr("Letters as shapes"), this)),
      m_data(new QCheckBox(tr("The data beside it (.json)"), this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 8, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addPictures(*form, subject);
    addLook(*form);
    addTexts(*form);
    addAxes(*form, subject);
    // Of a sweep there is neither a run time nor a wire.
    for (QWidget *field : std::initializer_list<QWidget *>{m_object, m_at, m_time, m_values, m_scale})
        form->setRowVisible(field, subject.snapshot != nullptr);
    m_paths->setToolTip(tr("For programs that lack the fonts. The text can then not be searched."));
    form->addRow(QString(), m_paths);
    form->addRow(QString(), m_data);
    // As tall as the fields, so that name and value stand on one line.
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_format, m_size, m_font, m_colours, m_language, m_title, m_caption,
                                          m_object, m_at, m_time, m_values, m_scale})
        form->labelForField(field)->setMinimumHeight(field->sizeHint().height());

    connect(m_pictures, &QListWidget::itemChanged, this, &FigureForm::changed);
    for (QComboBox *box : {m_format, m_colours, m_language, m_object, m_scale})
        connect(box, &QComboBox::currentIndexChanged, this, &FigureForm::changed);
    connect(m_size, &QComboBox::currentIndexChanged, this, &FigureForm::takeSize);
    for (QDoubleSpinBox *box : {m_width, m_height})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureForm::noteOwnSize);
    connect(m_font, &QDoubleSpinBox::valueChanged, this, &FigureForm::changed);
    for (QLineEdit *edit : {m_title, m_caption, m_at, m_time, m_values})
        connect(edit, &QLineEdit::textChanged, this, &FigureForm::changed);
    connect(m_callOuts, &QPlainTextEdit::textChanged, this, &FigureForm::changed);
    for (QCheckBox *box : {m_paths, m_data})
        connect(box, &QCheckBox::toggled, this, &FigureForm::changed);
}

void FigureForm::addPictures(QFormLayout &form, const FigureSpec &subject)
{
    for (const QString &id : figureIds()) {
        if (!figureSuits(id, subject))
            continue;
        auto *item = new QListWidgetItem(figureName(id), m_pictures);
        item->setData(Qt::UserRole, id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_pictures->setAccessibleName(tr("Pictures"));
    m_pictures->setToolTip(tr("More than one become panels a, b, c of one figure."));
    m_pictures->ensurePolished();
    m_pictures->setFixedHeight(m_pictures->sizeHintForRow(0) * std::clamp(m_pictures->count(), 1, 8) + 22);
    form.addRow(tr("Pictures"), m_pictures);
    for (const QString &format : formats())
        m_format->addItem(format.toUpper(), format);
    form.addRow(tr("Format"), m_format);
}

void FigureForm::addLook(QFormLayout &form)
{
    m_size->addItem(tr("Own size"), QString());
    const QString names[] = {tr("Slide, 16:9"), tr("Half a slide"), tr("Column of a journal"),
                             tr("Text width")};
    std::size_t place = 0;
    for (const FigurePreset &preset : figurePresets())
        m_size->addItem(names[place++],
                        QString::fromUtf8(preset.id.data(), static_cast<qsizetype>(preset.id.size())));
    form.addRow(tr("Size"), m_size);
    auto *lengths = new QHBoxLayout;
    lengths->setSpacing(8);
    lengths->addWidget(m_width, 1);
    lengths->addWidget(new QLabel(QString::fromUtf8("×"), this));
    lengths->addWidget(m_height, 1);
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    form.addRow(QString(), lengths);
    m_font->setRange(3, 72);
    m_font->setDecimals(1);
    m_font->setSuffix(QStringLiteral(" pt"));
    m_font->setSpecialValueText(tr("as the size has it"));
    form.addRow(tr("Text"), m_font);
    const std::pair<QString, FigureColours> colours[] = {
        {tr("light"), FigureColours::Light},
        {tr("dark"), FigureColours::Dark},
        {tr("transparent"), FigureColours::Transparent},
        {tr("print, safe in grey"), FigureColours::Print},
    };
    for (const auto &[name, value] : colours)
        m_colours->addItem(name, static_cast<int>(value));
    form.addRow(tr("Colours"), m_colours);
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QString::fromUtf8("简体中文"), QStringLiteral("zh_CN"));
    form.addRow(tr("Language"), m_language);
}

void FigureForm::addTexts(QFormLayout &form)
{
    form.addRow(tr("Title"), m_title);
    form.addRow(tr("Caption"), m_caption);
    m_callOuts->setPlaceholderText(tr("30%:40%:one a line: place and text"));
    m_callOuts->setToolTip(
        tr("Numbered marks in the first picture. In a chart 0.31s:12:text gives the time and the "
           "value; 30%:40%:text works everywhere."));
    m_callOuts->setTabChangesFocus(true);
    m_callOuts->setFixedHeight(56);
    form.addRow(tr("Call-outs"), m_callOuts);
}

void FigureForm::addAxes(QFormLayout &form, const FigureSpec &subject)
{
    m_object->addItem(tr("the first"), QString());
    if (subject.snapshot && subject.snapshot->model) {
        for (const RunModel::Object &object : subject.snapshot->model->objects) {
            if (object.kind == ObjectKind::Channel)
                m_object->addItem(QString::fromStdString(object.name), QString::fromStdString(object.name));
        }
    }
    form.addRow(tr("Wire"), m_object);
    m_at->setPlaceholderText(tr("the end, or 1.25s"));
    m_at->setToolTip(
        tr("Wiring and wait-for graph as they were at that moment of the run; a line there in charts and "
           "lanes."));
    form.addRow(tr("Moment"), m_at);
    m_time->setPlaceholderText(tr("all of it, or 0.2s..350ms"));
    form.addRow(tr("Time"), m_time);
    m_values->setPlaceholderText(tr("as needed, or 10..25"));
    form.addRow(tr("Values"), m_values);
    m_scale->addItem(tr("as the chart has it"), QString());
    m_scale->addItem(tr("linear"), QStringLiteral("linear"));
    m_scale->addItem(tr("logarithmic"), QStringLiteral("log"));
    form.addRow(tr("Scale"), m_scale);
}

void FigureForm::takeSize()
{
    FigureOptions options;
    const QString preset = m_size->currentData().toString();
    if (!preset.isEmpty() && setFigureSize(options, preset.toStdString()).empty()) {
        const QSignalBlocker width(m_width);
        const QSignalBlocker height(m_height);
        m_width->setValue(options.widthMm);
        m_height->setValue(options.heightMm);
    }
    emit changed();
}

void FigureForm::noteOwnSize()
{
    const QSignalBlocker blocker(m_size);
    m_size->setCurrentIndex(0);
    emit changed();
}

void FigureForm::setOptions(const FigureOptions &options)
{
    const QSignalBlocker blocker(this);
    m_rest = options;
    for (int row = 0; row < m_pictures->count(); ++row) {
        QListWidgetItem *item = m_pictures->item(row);
        const std::string id = item->data(Qt::UserRole).toString().toStdString();
        const bool wanted =
            std::find(options.charts.begin(), options.charts.end(), id) != options.charts.end();
        item->setCheckState(wanted ? Qt::Checked : Qt::Unchecked);
        if (wanted && id == options.charts.front())
            m_pictures->setCurrentItem(item);
    }
    m_size->setCurrentIndex(std::max(0, m_size->findData(QString::fromStdString(options.preset))));
    {
        const QSignalBlocker width(m_width);
        const QSignalBlocker height(m_height);
        m_width->setValue(options.widthMm);
        m_height->setValue(options.heightMm);
    }
    m_font->setValue(options.fontPt > 0 ? options.fontPt : m_font->minimum());
    m_colours->setCurrentIndex(static_cast<int>(options.colours));
    m_language->setCurrentIndex(std::max(0, m_language->findData(QString::fromStdString(options.language))));
    m_title->setText(QString::fromStdString(options.title));
    m_caption->setText(QString::fromStdString(options.caption));
    QStringList lines;
    for (const std::string &line : optionNamed("call-out").get(options))
        lines << QString::fromStdString(line);
    m_callOuts->setPlainText(lines.join(QLatin1Char('\n')));
    m_object->setCurrentIndex(std::max(0, m_object->findData(QString::fromStdString(options.object))));
    m_at->setText(textOf(options, "at"));
    m_time->setText(textOf(options, "time"));
    m_values->setText(textOf(options, "values"));
    m_scale->setCurrentIndex(std::max(0, m_scale->findData(textOf(options, "scale"))));
    m_paths->setChecked(options.textAsPaths);
    m_data->setChecked(options.withData);
}

FigureOptions FigureForm::read(std::string &fault) const
{
    FigureOptions options = m_rest;
    options.charts.clear();
    for (int row = 0; row < m_pictures->count(); ++row) {
        const QListWidgetItem *item = m_pictures->item(row);
        if (item->checkState() == Qt::Checked)
            options.charts.push_back(item->data(Qt::UserRole).toString().toStdString());
    }
    if (options.charts.empty())
        fault = "no picture is chosen";
    options.preset = m_size->currentData().toString().toStdString();
    options.widthMm = m_width->value();
    options.heightMm = m_height->value();
    options.fontPt = m_font->value() > m_font->minimum() ? m_font->value() : 0;
    options.colours = static_cast<FigureColours>(m_colours->currentIndex());
    options.language = m_language->currentData().toString().toStdString();
    options.title = m_title->text().toStdString();
    options.caption = m_caption->text().toStdString();
    options.callOuts.clear();
    for (const QString &line : m_callOuts->toPlainText().split(QLatin1Char('\n')))
        take(options, "call-out", line, fault);
    options.object = m_object->currentData().toString().toStdString();
    options.at.reset();
    options.time.reset();
    options.values.reset();
    options.logarithmic.reset();
    take(options, "at", m_at->text(), fault);
    take(options, "time", m_time->text(), fault);
    take(options, "values", m_values->text(), fault);
    take(options, "scale", m_scale->currentData().toString(), fault);
    options.textAsPaths = m_paths->isChecked();
    options.withData = m_data->isChecked();
    return options;
}

FigureOptions FigureForm::options() const
{
    std::string fault;
    return read(fault);
}

std::string FigureForm::fault() const
{
    std::string fault;
    (void)read(fault);
    return fault;
}

QStringList FigureForm::formats()
{
    return {QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")};
}

QString FigureForm::format() const
{
    return m_format->currentData().toString();
}

void FigureForm::setFormat(const QString &format)
{
    m_format->setCurrentIndex(std::max(0, m_format->findData(format)));
}

}  // namespace ws
