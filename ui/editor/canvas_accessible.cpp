#include "ui/editor/canvas_accessible.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <map>

#include "ui/editor/wiring_canvas.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

class PartAccessible : public QAccessibleInterface
{
public:
    PartAccessible(WiringCanvas *canvas, Part part) : m_canvas(canvas), m_part(part) {}

    bool isValid() const override { return m_canvas && hasPart(m_canvas->editor().experiment(), m_part); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override
    {
        return m_part.kind == PartKind::Process ? QAccessible::Grouping : QAccessible::ListItem;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const ExperimentEditor &editor = m_canvas->editor();
        if (kind == QAccessible::Name)
            return partWords(editor.experiment(), m_part);
        QStringList sentences;
        if (kind == QAccessible::Description) {
            for (const PartProblem &problem : editor.problemsOf(m_part))
                sentences << problemText(problem.message);
        }
        return sentences.join(QLatin1Char(' '));
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_canvas->rectOf(m_part).toRect();
        return {m_canvas->mapToGlobal(rect.topLeft()), rect.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.selectable = true;
        state.focusable = true;
        state.selected = isValid() && m_canvas->editor().isSelected(m_part);
        state.focused = state.selected && m_canvas->hasFocus() && m_canvas->editor().selection().size() == 1;
        return state;
    }

private:
    QPointer<WiringCanvas> m_canvas;
    Part m_part;
};

class CanvasAccessible : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(WiringCanvas *canvas)
        : QAccessibleWidget(canvas, QAccessible::List), m_canvas(canvas)
    {
    }
    ~CanvasAccessible() override
    {
        for (const auto &[part, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    // First the widgets that lie on it, then the parts.
    int childCount() const override
    {
        return QAccessibleWidget::childCount() + static_cast<int>(parts().size());
    }
    QAccessibleInterface *child(int index) const override
    {
        const int widgets = QAccessibleWidget::childCount();
        const Parts all = parts();
        if (index < widgets || index - widgets >= static_cast<int>(all.size()))
            return QAccessibleWidget::child(index);
        return partInterface(all[static_cast<std::size_t>(index - widgets)]);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const Parts all = parts();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (partInterface(all[i]) == child)
                return QAccessibleWidget::childCount() + static_cast<int>(i);
        }
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    Parts parts() const { return m_canvas ? allParts(m_canvas->editor().experiment()) : Parts(); }
    QAccessibleInterface *partInterface(Part part) const
    {
        const auto known = m_children.find(part);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new PartAccessible(m_canvas, part);
        m_children[part] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    QPointer<WiringCanvas> m_canvas;
    mutable std::map<Part, QAccessible::Id> m_children;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<WiringCanvas *>(object);
    return canvas ? new CanvasAccessible(canvas) : nullptr;
}

}  // namespace

void installCanvasAccessible()
{
    static const bool once = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    static_cast<void>(once);
}

}  // namespace ws
