#include "ui/editor/editor_page.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/editor/palette_list.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

QPushButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(action->text(), parent);
    button->setObjectName(QStringLiteral("tab"));
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    });
    return button;
}

}  // namespace

EditorPage::EditorPage(ExperimentEditor &editor, const QList<QAction *> &bar, const QList<QAction *> &menu,
                       QWidget *parent)
    : QWidget(parent), m_editor(editor), m_palette(new PaletteList(editor.vocabulary(), this)),
      m_canvas(new WiringCanvas(editor, this)), m_line(new QWidget(this)), m_buttons(new QWidget(m_canvas)),
      m_menu(menu)
{
    m_palette->setFixedWidth(172);
    m_line->setFixedWidth(1);
    m_line->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QAction *action : bar) {
        if (!action) {
            row->addSpacing(12);
            continue;
        }
        QPushButton *button = buttonFor(action, m_buttons);
        row->addWidget(button);
        if (menu.contains(action))
            m_spare << button;
    }
    // The last one closes the page.
    if (auto *last =
            qobject_cast<QPushButton *>(row->count() > 0 ? row->itemAt(row->count() - 1)->widget() : nullptr))
        last->setText(tr("Done"));
    auto *above = new QVBoxLayout(m_canvas);
    above->setContentsMargins(0, 7, 12, 0);
    above->addWidget(m_buttons, 0, Qt::AlignTop | Qt::AlignRight);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_palette);
    all->addWidget(m_line);
    all->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);

    connect(m_palette, &PaletteList::wanted, m_canvas, &WiringCanvas::add);
    connect(m_palette, &PaletteList::left, m_canvas, [this] { m_canvas->setFocus(); });
    connect(m_palette, &PaletteList::dragged, this, [this](const PaletteItem &item, const QPoint &at) {
        const QPoint pixel = m_canvas->mapFromGlobal(at);
        if (m_canvas->rect().contains(pixel))
            m_canvas->showDrop(item, pixel);
        else
            m_canvas->hideDrop();
    });
    connect(m_palette, &PaletteList::dropped, this, [this](const PaletteItem &item, const QPoint &at) {
        const QPoint pixel = m_canvas->mapFromGlobal(at);
        m_canvas->hideDrop();
        if (m_canvas->rect().contains(pixel))
            m_canvas->drop(item, pixel);
    });
    connect(m_canvas, &WiringCanvas::noted, this, &EditorPage::noted);
    connect(m_canvas, &WiringCanvas::nameWanted, this, &EditorPage::nameWanted);
    connect(m_canvas, &WiringCanvas::menuWanted, this, &EditorPage::showMenu);
}

void EditorPage::setTheme(const Theme &theme)
{
    m_canvas->setTheme(theme);
    m_palette->setTheme(theme);
    QPalette palette = m_line->palette();
    palette.setColor(QPalette::Window, theme.line);
    m_line->setPalette(palette);
}

void EditorPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (QWidget *button : m_spare)
        button->show();
    const int room = width() - m_palette->width() - m_line->width() - 24;
    for (qsizetype i = 0; i < m_spare.size() && m_buttons->sizeHint().width() > room; ++i)
        m_spare[i]->hide();
}

void EditorPage::focusPalette()
{
    m_palette->setFocus(Qt::ShortcutFocusReason);
}

void EditorPage::showMenu(const QPoint &globalPos)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_menu) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(globalPos);
}

void EditorPage::removeParts(const Parts &parts, const QString &what)
{
    if (parts.empty())
        return;
    const std::vector<std::string> concerned =
        concernedBy(m_editor.experiment(), m_editor.vocabulary(), parts);
    m_editor.apply(withoutParts(m_editor.experiment(), m_editor.vocabulary(), parts), what, Parts());
    if (concerned.empty())
        return;
    QStringList names;
    for (const std::string &name : concerned)
        names << QString::fromStdString(name);
    emit noted(filled(tr("It was used by {names}."), {{"names", names.join(QStringLiteral(", "))}}));
}

void EditorPage::removeSelected()
{
    removeParts(m_editor.selection(), tr("remove"));
}

void EditorPage::copySelected()
{
    if (m_editor.selection().empty())
        return;
    const Excerpt excerpt = excerptOf(m_editor.experiment(), m_editor.selection());
    QApplication::clipboard()->setText(QString::fromStdString(excerptText(excerpt, m_editor.vocabulary())));
}

void EditorPage::cutSelected()
{
    copySelected();
    removeParts(m_editor.selection(), tr("cut"));
}

std::optional<std::size_t> EditorPage::homeForThreads() const
{
    for (const Part part : m_editor.selection()) {
        if (part.kind == PartKind::Process || part.kind == PartKind::Thread)
            return part.index;
    }
    const std::size_t count = m_editor.experiment().processes.size();
    return count > 0 ? std::optional(count - 1) : std::nullopt;
}

void EditorPage::paste()
{
    const auto excerpt = readExcerpt(QApplication::clipboard()->text().toStdString(), m_editor.vocabulary());
    if (!excerpt) {
        emit noted(tr("There are no parts of an experiment on the clipboard."));
        return;
    }
    m_editor.apply(pasted(m_editor.experiment(), m_editor.vocabulary(), *excerpt, homeForThreads()),
                   tr("paste"));
}

void EditorPage::duplicateSelected()
{
    if (m_editor.selection().empty())
        return;
    const Excerpt excerpt = excerptOf(m_editor.experiment(), m_editor.selection());
    m_editor.apply(pasted(m_editor.experiment(), m_editor.vocabulary(), excerpt, std::nullopt),
                   tr("duplicate"));
}

void EditorPage::selectAll()
{
    m_editor.select(allParts(m_editor.experiment()));
}

void EditorPage::joinSelected()
{
    const Parts &parts = m_editor.selection();
    if (parts.size() != 2) {
        emit noted(tr("Select two parts first: where the line begins, then where it ends."));
        return;
    }
    Joined result =
        joined(m_editor.experiment(), m_editor.vocabulary(), parts[0], parts[1], m_editor.newMechanism());
    if (result.fault != JoinFault::None) {
        emit noted(joinSentence(result.fault));
        return;
    }
    m_editor.apply(std::move(result.experiment), tr("draw a line"), result.parts);
}

}  // namespace ws
