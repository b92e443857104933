#include "ui/app/settings_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/app/keys_page.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr int kKeptRuns[] = {0, 1, 3, 5, 10, 20, 50};
constexpr int kTypeSizes[] = {90, 100, 115, 130, 150, 175};  // per cent

}  // namespace

SettingsDialog::SettingsDialog(const Settings &settings, const Actions &actions,
                               const QList<CommandGroup> &groups, QWidget *parent)
    : QDialog(parent), m_keys(settings.keys), m_keysPage(new KeysPage(actions, groups, m_keys, this)),
      m_pages(new QStackedWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto *tabs = new QHBoxLayout;
    tabs->setSpacing(4);
    for (const QString &name : {tr("General"), tr("Keys")}) {
        auto *tab = new QPushButton(name, this);
        tab->setObjectName(QStringLiteral("tab"));
        tab->setCheckable(true);
        tab->setAutoDefault(false);
        const auto page = static_cast<PageId>(m_tabs.size());
        connect(tab, &QPushButton::clicked, this, [this, page] { showPage(page); });
        tabs->addWidget(tab);
        m_tabs << tab;
    }
    tabs->addStretch(1);
    m_pages->addWidget(makeGeneral(settings));
    m_pages->addWidget(m_keysPage);
    auto *buttons = new QDialogButtonBox(this);
    auto *reset = buttons->addButton(tr("Reset all settings"), QDialogButtonBox::ResetRole);
    reset->setAutoDefault(false);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, this, &SettingsDialog::resetWanted);
    connect(m_keysPage, &KeysPage::changed, this, [this] { emit keysChosen(m_keys.own()); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(tabs);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    resize(740, 520);
    showPage(PageId::General);
}

QComboBox *SettingsDialog::addChoice(QFormLayout &form, const QString &name, const QString &tip)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setMinimumContentsLength(14);
    auto *meaning = new QLabel(tip, this);
    meaning->setObjectName(QStringLiteral("hint"));
    meaning->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(box);
    row->addWidget(meaning, 1);
    form.addRow(name, row);
    return box;
}

QWidget *SettingsDialog::makeGeneral(const Settings &settings)
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 6, 0, 0);
    form->setHorizontalSpacing(28);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    QComboBox *language = addChoice(*form, tr("Language"), tr("Of the window; the run goes on"));
    language->addItem(tr("As the system"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language->setCurrentIndex(std::max(0, language->findData(settings.language)));
    connect(language, &QComboBox::activated, this,
            [this, language] { emit languageChosen(language->currentData().toString()); });

    QComboBox *theme = addChoice(*form, tr("Colours"), tr("Light for projectors, dark for the evening"));
    for (const auto &[name, choice] : {std::pair(tr("As the system"), ThemeChoice::System),
                                       {tr("Light"), ThemeChoice::Light},
                                       {tr("Dark"), ThemeChoice::Dark}})
        theme->addItem(name, static_cast<int>(choice));
    theme->setCurrentIndex(theme->findData(static_cast<int>(settings.theme)));
    connect(theme, &QComboBox::activated, this,
            [this, theme] { emit themeChosen(static_cast<ThemeChoice>(theme->currentData().toInt())); });

    QComboBox *size = addChoice(*form, tr("Size of the type"), tr("Of everything in the window"));
    for (const int percent : kTypeSizes) {
        size->addItem(QStringLiteral("%1 %").arg(percent), percent / 100.0);
        if (qFuzzyCompare(percent / 100.0, settings.typeSize))
            size->setCurrentIndex(size->count() - 1);
    }
    connect(size, &QComboBox::activated, this,
            [this, size] { emit typeSizeChosen(size->currentData().toDouble()); });

    QComboBox *motion = addChoice(*form, tr("Motion"), tr("Reduced: nothing blinks or glides"));
    for (const auto &[name, choice] : {std::pair(tr("As the desktop"), MotionChoice::System),
                                       {tr("Reduced"), MotionChoice::Less},
                                       {tr("Full"), MotionChoice::Full}})
        motion->addItem(name, static_cast<int>(choice));
    motion->setCurrentIndex(motion->findData(static_cast<int>(settings.motion)));
    connect(motion, &QComboBox::activated, this,
            [this, motion] { emit motionChosen(static_cast<MotionChoice>(motion->currentData().toInt())); });

    QComboBox *kept = addChoice(
        *form, tr("Runs that are kept"),
        filled(tr("Recordings of the last runs, in the menu under Last runs; together at most {size} MB. "
                  "None: a run is not recorded."),
               {{"size", QString::number(settings.recordingsMegabytes)}}));
    kept->setObjectName(QStringLiteral("kept"));
    for (const int count : kKeptRuns)
        kept->addItem(count == 0 ? tr("None") : QString::number(count), count);
    // A number of the settings file that is none of these.
    if (kept->findData(settings.recordings) < 0)
        kept->addItem(QString::number(settings.recordings), settings.recordings);
    kept->setCurrentIndex(kept->findData(settings.recordings));
    connect(kept, &QComboBox::activated, this,
            [this, kept] { emit keptRunsChosen(kept->currentData().toInt()); });
    return page;
}

void SettingsDialog::showPage(PageId page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    for (int i = 0; i < m_tabs.size(); ++i)
        m_tabs[i]->setChecked(i == static_cast<int>(page));
}

SettingsDialog::PageId SettingsDialog::page() const
{
    return static_cast<PageId>(m_pages->currentIndex());
}

}  // namespace ws
