#include "ui/views/library_panel.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr int kWidth = 228;
constexpr int kGroupHeight = 30;
constexpr int kRowHeight = 27;

}  // namespace

void LibraryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = option.rect;
    const QString text = index.data().toString();
    if (index.data(LibraryModel::IsGroupRole).toBool()) {
        drawLine(*painter, {row.left() + 16, row.top() + 6, row.width() - 24, row.height() - 6},
                 Qt::AlignLeft, m_theme.font(11.5, QFont::DemiBold), m_theme.dim, text);
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    const QRectF box = row.adjusted(8, 0, -8, -1);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? m_theme.selection : m_theme.background);
        painter->drawRoundedRect(box, 6, 6);
    }
    if (selected) {
        painter->setBrush(m_theme.accent);
        painter->drawRoundedRect(QRectF(box.left(), box.top() + 5, 3, box.height() - 10), 1.5, 1.5);
    }
    drawLine(*painter, {row.left() + 24, row.top(), row.width() - 54, row.height()}, Qt::AlignLeft,
             m_theme.font(13, selected ? QFont::Medium : QFont::Normal), m_theme.text, text, Qt::ElideMiddle);
    const QVariant verdict = index.data(LibraryModel::VerdictRole);
    if (verdict.isValid()) {
        const QPointF center(row.right() - 24, row.center().y());
        switch (static_cast<RunVerdict>(verdict.toInt())) {
        case RunVerdict::Completed:
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.running);
            painter->drawEllipse(center, 4, 4);
            break;
        case RunVerdict::Deadlock:
            fillHatched(*painter, QRectF(center.x() - 5, center.y() - 5, 10, 10), m_theme.waiting,
                        Hatch::Waiting);
            break;
        case RunVerdict::Failed:
            painter->setPen(QPen(m_theme.waiting, 2));
            painter->drawLine(center + QPointF(-4, -4), center + QPointF(4, 4));
            painter->drawLine(center + QPointF(-4, 4), center + QPointF(4, -4));
            break;
        case RunVerdict::Stopped:
        case RunVerdict::Open:
            break;
        }
    }
    painter->restore();
}

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {160, m_theme.px(index.data(LibraryModel::IsGroupRole).toBool() ? kGroupHeight : kRowHeight)};
}

LibraryPanel::LibraryPanel(LibraryModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_find(new QLineEdit(this)), m_list(new QTreeView(this)),
      m_delegate(new LibraryDelegate(this)),
      m_nothing(new QLabel(tr("No experiment is called that. Clear the field to see all."), this))
{
    m_filter.setSourceModel(&m_model);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setRecursiveFilteringEnabled(true);
    m_find->setPlaceholderText(tr("Find an experiment"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_find->setAcceptDrops(false);  // a file dropped here is meant for the window, not for the search
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(m_delegate);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setItemsExpandable(false);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Experiments"));
    m_list->expandAll();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->addWidget(m_find);
    column->addLayout(row);
    column->addWidget(m_list);
    m_nothing->setObjectName(QStringLiteral("hint"));
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(14);
    m_nothing->setAlignment(Qt::AlignTop);
    m_nothing->hide();
    column->addWidget(m_nothing, 1);
    connect(m_find, &QLineEdit::textChanged, &m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_find, &QLineEdit::textChanged, this, [this] {
        const bool none = m_filter.rowCount() == 0;
        m_nothing->setVisible(none);
        m_list->setVisible(!none);
    });
    connect(&m_filter, &QAbstractItemModel::modelReset, m_list, &QTreeView::expandAll);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, m_list, &QTreeView::expandAll);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LibraryPanel::currentChanged);
    setFixedWidth(kWidth);
}

void LibraryPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    setFixedWidth(theme.px(kWidth));
    m_list->doItemsLayout();
    m_list->viewport()->update();
}

void LibraryPanel::setCurrent(const QString &id)
{
    m_settingCurrent = true;
    const QModelIndex index = m_filter.mapFromSource(m_model.indexOf(id));
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->selectionModel()->clear();
    m_settingCurrent = false;
}

void LibraryPanel::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

void LibraryPanel::currentChanged(const QModelIndex &current)
{
    const QString id = current.data(LibraryModel::IdRole).toString();
    if (!m_settingCurrent && !id.isEmpty())
        emit experimentWanted(id);
}

}  // namespace ws
