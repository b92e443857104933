#include "ui/views/catalogue_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/models/mechanism_list_model.h"
#include "ui/models/mechanism_sheet.h"
#include "ui/models/wording.h"
#include "ui/views/mechanism_list.h"
#include "ui/views/mechanism_table.h"
#include "ui/views/sheet_view.h"

namespace ws {
namespace {

constexpr int kLeftWidth = 300;
constexpr int kBarHeight = 46;

QPushButton *tab(const QString &text, QButtonGroup *group, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QStringLiteral("tab"));
    button->setAccessibleName(text);
    button->setCheckable(true);
    group->addButton(button);
    return button;
}

QWidget *thinLine(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setAutoFillBackground(true);
    return line;
}

}  // namespace

CataloguePage::CataloguePage(QWidget *parent)
    : QWidget(parent), m_choices(new MechanismListModel(this)), m_find(new QLineEdit(this)),
      m_list(new MechanismList(MechanismList::Look::Panel, this)), m_copy(new QPushButton(tr("Copy"), this)),
      m_use(new QPushButton(this)), m_compare(new QPushButton(tr("Compare"), this)),
      m_reason(new QLabel(this)), m_views(new QStackedWidget(this)), m_sheet(new SheetView(this)),
      m_table(new MechanismTable(this)), m_empty(new QWidget(this)), m_emptyWords(new QLabel(m_empty)),
      m_line(thinLine(this)), m_lineAbove(thinLine(this))
{
    auto *tabs = new QButtonGroup(this);
    m_asText = tab(tr("Description"), tabs, this);
    m_asTable = tab(tr("Table of all"), tabs, this);
    m_asText->setChecked(true);
    m_choices->setChoices(mechanismChoices({}), MechanismListModel::Refused::Selectable);
    m_list->setModel(m_choices);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft());
    m_line->setFixedWidth(1);
    row->addWidget(m_line);
    row->addWidget(makeRight(), 1);
    QWidget *last = m_find;
    for (QWidget *next : std::initializer_list<QWidget *>{m_list, m_asText, m_asTable, m_copy, m_use,
                                                          m_compare, m_sheet, m_table}) {
        setTabOrder(last, next);
        last = next;
    }

    connect(m_find, &QLineEdit::textChanged, this, &CataloguePage::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    showCurrent(index.data(MechanismListModel::IdRole).toString());
            });
    connect(m_table, &MechanismTable::idChosen, this, &CataloguePage::setCurrent);
    connect(m_asTable, &QPushButton::toggled, this, &CataloguePage::showView);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_table->copyTable(TableFormat::Tsv); });
    connect(m_use, &QPushButton::clicked, this, [this] { emit useWanted(m_current); });
    connect(m_compare, &QPushButton::clicked, this, [this] { emit compareWanted(m_current); });
    m_list->setCurrentIndex(m_choices->index(1, 0));
    showView();
    judge();
}

QWidget *CataloguePage::makeLeft()
{
    auto *left = new QWidget(this);
    left->setFixedWidth(kLeftWidth);
    m_find->setPlaceholderText(tr("Find: name, man page, group, scope"));
    m_find->setAccessibleName(tr("Find a mechanism"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_list->setAccessibleName(tr("Mechanisms"));
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(4);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(12, 0, 12, 0);
    field->addWidget(m_find);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    return left;
}

QWidget *CataloguePage::makeRight()
{
    auto *right = new QWidget(this);
    m_copy->setToolTip(tr("Copies the chosen cells, or the whole table, for a spreadsheet"));
    m_compare->setAccessibleName(tr("Compare"));
    auto *bar = new QWidget(right);
    bar->setMinimumHeight(kBarHeight);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 16, 4);
    row->setSpacing(8);
    row->addWidget(m_asText);
    row->addWidget(m_asTable);
    row->addSpacing(4);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setWordWrap(true);
    row->addWidget(m_reason, 1);
    row->addWidget(m_copy);
    row->addWidget(m_use);
    row->addWidget(m_compare);
    m_lineAbove->setFixedHeight(1);

    m_emptyWords->setAlignment(Qt::AlignCenter);
    m_emptyWords->setWordWrap(true);
    auto *clear = new QPushButton(tr("Show all"), m_empty);
    connect(clear, &QPushButton::clicked, m_find, &QLineEdit::clear);
    auto *empty = new QVBoxLayout(m_empty);
    empty->addStretch(1);
    empty->addWidget(m_emptyWords);
    empty->addSpacing(8);
    empty->addWidget(clear, 0, Qt::AlignHCenter);
    empty->addStretch(2);

    m_views->addWidget(m_sheet);
    m_views->addWidget(m_table);
    m_views->addWidget(m_empty);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_lineAbove);
    column->addWidget(m_views, 1);
    return right;
}

void CataloguePage::setTheme(const Theme &theme)
{
    m_list->setTheme(theme);
    m_sheet->setTheme(theme);
    const auto dress = [](QLabel *label, const QFont &font, const QColor &color) {
        label->setFont(font);
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, color);
        label->setPalette(palette);
    };
    dress(m_reason, theme.font(11.5), theme.dim);
    dress(m_emptyWords, theme.font(13), theme.dim);
    for (QWidget *line : {m_line, m_lineAbove}) {
        QPalette palette = line->palette();
        palette.setColor(QPalette::Window, theme.line);
        line->setPalette(palette);
    }
}

void CataloguePage::setWire(std::optional<Wire> wire)
{
    m_wire = std::move(wire);
    judge();
}

void CataloguePage::setComparing(bool comparing)
{
    m_comparing = comparing;
    judge();
}

CataloguePage::State CataloguePage::state() const
{
    return {m_current, m_find->text(), m_asTable->isChecked()};
}

void CataloguePage::setState(const State &state)
{
    m_find->setText(state.search);
    setCurrent(state.id);
    (state.table ? m_asTable : m_asText)->setChecked(true);
}

void CataloguePage::setCurrent(const QString &id)
{
    const int row = m_choices->rowOf(id);
    if (row >= 0 && !m_list->isRowHidden(row))
        m_list->setCurrentIndex(m_choices->index(row, 0));
}

void CataloguePage::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

void CataloguePage::search(const QString &text)
{
    {
        // Rows that vanish move the table's current cell; which mechanism is shown is for the list to say.
        const QSignalBlocker quiet(m_table);
        m_table->setSearch(text);
    }
    m_list->setSearch(text);
    // What was read before is looked for again as soon as it may be seen.
    if (m_list->hasHits() && !m_list->currentIndex().isValid())
        setCurrent(m_current);
    m_table->setCurrentId(m_current);
    showView();
}

void CataloguePage::showCurrent(const QString &id)
{
    if (id.isEmpty() || id == m_current)
        return;
    m_current = id;
    if (const auto sheet = mechanismSheet(id))
        m_sheet->setSheet(*sheet);
    m_table->setCurrentId(id);
    judge();
    emit currentChanged(id);
}

void CataloguePage::showView()
{
    const bool hits = m_list->hasHits();
    const bool table = m_asTable->isChecked();
    if (!hits)
        m_emptyWords->setText(filled(tr("No mechanism has “{text}” in its name, man page, group or scope."),
                                     {{"text", m_find->text().trimmed()}}));
    m_views->setCurrentWidget(!hits ? m_empty : table ? static_cast<QWidget *>(m_table) : m_sheet);
    m_copy->setVisible(table);
    m_copy->setEnabled(hits);
    judge();
}

QString CataloguePage::reasonAgainst() const
{
    if (!m_list->hasHits() || m_current.isEmpty())
        return tr("No mechanism is selected.");
    const QModelIndex index = m_choices->index(m_choices->rowOf(m_current), 0);
    if (const QString refusal = index.data(MechanismListModel::RefusalRole).toString(); !refusal.isEmpty())
        return refusal;
    if (!m_wire)
        return tr("No wire is selected in the wiring.");
    if (m_wire->mechanism == m_current.toStdString())
        return filled(tr("Wire {name} uses it already."), {{"name", m_wire->name}});
    const std::vector<std::string> problems = m_wire->problems(m_current.toStdString());
    return problems.empty() ? QString()
                            : problemText(shortProblem(problems.front(), m_wire->name.toStdString()));
}

void CataloguePage::judge()
{
    const QString reason = reasonAgainst();
    const QString use =
        m_wire ? filled(tr("Use on wire {name}"), {{"name", m_wire->name}}) : tr("Use on the selected wire");
    m_use->setText(use);
    m_use->setAccessibleName(use);
    m_use->setAccessibleDescription(reason);
    m_use->setEnabled(reason.isEmpty());
    m_use->setToolTip(reason.isEmpty() ? tr("The wire of the open experiment gets this mechanism") : reason);
    m_reason->setText(reason);
    const bool something = m_list->hasHits() && !m_current.isEmpty();
    m_compare->setEnabled(something && !m_comparing);
    m_compare->setToolTip(m_comparing ? tr("A comparison is going on; its choice is closed until it ends")
                                      : tr("Opens the comparison with this mechanism among the chosen"));
}

bool CataloguePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_find->text().isEmpty()) {
            m_find->clear();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_list->setFocus();
            return true;
        }
        if (key->key() != Qt::Key_Escape && m_list->takeKeyOfField(key))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ws
