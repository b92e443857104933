#include "ui/editor/template_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "experiment/checks.h"
#include "ui/editor/template_picture.h"
#include "ui/views/mechanism_box.h"

namespace ws {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Template", text);
}

}  // namespace

TemplateDialog::TemplateDialog(const Theme &theme, const Vocabulary &vocabulary, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_vocabulary(vocabulary), m_list(new QListWidget(this)),
      m_sentence(new QLabel(this)), m_mechanism(new MechanismBox(this)),
      m_mechanismName(new QLabel(tr("Mechanism"), this)), m_picture(new TemplatePicture(theme, this))
{
    setWindowTitle(tr("New experiment"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setObjectName(QStringLiteral("templates"));
    m_list->setFixedWidth(160);
    for (const WiringTemplate &one : wiringTemplates())
        m_list->addItem(translated(one.name));
    m_list->addItem(tr("Empty"));
    m_sentence->setWordWrap(true);
    m_mechanism->setTheme(theme);
    m_mechanism->setAccessibleName(tr("Mechanism"));
    m_mechanism->setMinimumWidth(220);

    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    for (int i = 0; i < 2; ++i) {
        m_numberNames[i] = new QLabel(this);
        m_numbers[i] = new QSpinBox(this);
        m_numberNames[i]->setBuddy(m_numbers[i]);
        choices->addWidget(m_numberNames[i]);
        choices->addWidget(m_numbers[i]);
        choices->addSpacing(8);
        connect(m_numbers[i], &QSpinBox::valueChanged, this, &TemplateDialog::showPicture);
    }
    choices->addWidget(m_mechanismName);
    choices->addWidget(m_mechanism);
    choices->addStretch(1);

    auto *right = new QVBoxLayout;
    right->setSpacing(10);
    right->addWidget(m_sentence);
    right->addWidget(m_picture, 1);
    right->addLayout(choices);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(m_list);
    middle->addLayout(right, 1);
    auto *buttons = new QDialogButtonBox(this);
    auto *create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    create->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(14);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    resize(820, 520);

    connect(m_list, &QListWidget::currentRowChanged, this, &TemplateDialog::showShape);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_mechanism, &QComboBox::activated, this, &TemplateDialog::showPicture);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(experiment()); });
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

const WiringTemplate *TemplateDialog::shape() const
{
    const auto all = wiringTemplates();
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(all.size()) ? &all[static_cast<std::size_t>(row)] : nullptr;
}

void TemplateDialog::showShape()
{
    const WiringTemplate *one = shape();
    m_sentence->setText(one ? translated(one->sentence) : tr("Nothing yet: every part is added by hand."));
    for (int i = 0; i < 2; ++i) {
        const TemplateNumber number = !one ? TemplateNumber() : i == 0 ? one->first : one->second;
        const QSignalBlocker quiet(m_numbers[i]);
        m_numbers[i]->setRange(number.least, number.most);
        m_numbers[i]->setValue(number.usual);
        m_numbers[i]->setVisible(number.name != nullptr);
        m_numberNames[i]->setVisible(number.name != nullptr);
        m_numberNames[i]->setText(number.name ? translated(number.name) : QString());
        m_numbers[i]->setAccessibleName(m_numberNames[i]->text());
    }
    m_mechanism->setVisible(one != nullptr);
    m_mechanismName->setVisible(one != nullptr);
    if (one) {
        const QString before = m_mechanism->currentData(MechanismListModel::IdRole).toString();
        m_mechanism->setChoices(mechanismChoices([&](const std::string &id) {
            const MechanismWord *word = findMechanism(m_vocabulary, id);
            return word && suits(*one, *word)
                       ? std::vector<std::string>()
                       : std::vector<std::string>{tr("not for so many threads").toStdString()};
        }));
        const MechanismWord *kept = findMechanism(m_vocabulary, before.toStdString());
        const MechanismWord *word = kept && suits(*one, *kept) ? kept : firstThatSuits(*one, m_vocabulary);
        if (word)
            m_mechanism->setCurrentId(QString::fromStdString(word->id));
    }
    showPicture();
}

Experiment TemplateDialog::experiment() const
{
    const WiringTemplate *one = shape();
    const std::string id = m_mechanism->currentData(MechanismListModel::IdRole).toString().toStdString();
    const MechanismWord *word = findMechanism(m_vocabulary, id);
    if (!one || !word)
        return emptyExperiment();
    return one->make({m_numbers[0]->value(), m_numbers[1]->value()}, *word);
}

void TemplateDialog::showPicture()
{
    m_picture->setExperiment(experiment(), m_vocabulary);
}

}  // namespace ws
