#include "ui/views/sheet_view.h"

#include <QScrollBar>
#include <QTextDocument>
#include <algorithm>

namespace ws {
namespace {

constexpr int kWidest = 780;  // longer lines are hard to read
constexpr int kMargin = 20;
constexpr int kTitleWidth = 120;

// A cell of a table, in one of the sizes of the look. Lines of a fixed height, so that neighbours in different types
// stand on one line.
QString cell(const QString &text, double px, const QColor &color, const QString &attributes = {})
{
    return QStringLiteral("<td style=\"padding-top:3px; padding-bottom:3px; padding-right:12px\" %1>"
                          "<p style=\"font-size:%2px; color:%3; margin:0; line-height:19px; "
                          "-qt-line-height-type:fixed\">%4</p></td>")
        .arg(attributes)
        .arg(px)
        .arg(color.name(), text);
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

}  // namespace

SheetView::SheetView(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("sheet"));
    setAccessibleName(tr("Description"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(kMargin);
}

void SheetView::setTheme(const Theme &theme)
{
    m_theme = theme;
    document()->setDefaultFont(theme.font(13));
    showSheet();
}

void SheetView::setSheet(const MechanismSheet &sheet)
{
    const bool another = sheet.id != m_sheet.id;
    m_sheet = sheet;
    showSheet();
    if (another)
        verticalScrollBar()->setValue(0);
}

void SheetView::resizeEvent(QResizeEvent *event)
{
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setLineWrapColumnOrWidth(std::min(viewport()->width(), kWidest));
    QTextBrowser::resizeEvent(event);
}

void SheetView::showSheet()
{
    if (!m_sheet.id.isEmpty())
        setHtml(html());
}

QString SheetView::html() const
{
    const auto heading = [&](const QString &text) {
        return QStringLiteral("<p style=\"font-size:12px; font-weight:600; color:%1; margin-top:18px; "
                              "margin-bottom:4px\">%2</p>")
            .arg(m_theme.dim.name(), escaped(text));
    };
    const auto table = [&](const QString &rows) {
        return QStringLiteral(
                   "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" border=\"0\">%1</table>")
            .arg(rows);
    };
    const auto mono = [](const QString &text) {
        return QStringLiteral(
                   "<span style=\"font-family:'DejaVu Sans Mono','Noto Sans Mono CJK SC'; font-size:12px\">"
                   "%1</span>")
            .arg(escaped(text));
    };
    QString text = QStringLiteral("<p style=\"font-size:16px; font-weight:600; margin:0\">%1&nbsp;&nbsp;"
                                  "<span style=\"font-weight:400; font-size:12px; color:%2\">%3</span></p>")
                       .arg(escaped(m_sheet.name), m_theme.dim.name(), mono(m_sheet.id));
    text += QStringLiteral(
                "<p style=\"font-size:13px; margin-top:8px; margin-bottom:14px; line-height:140%\">%1</p>")
                .arg(escaped(m_sheet.sentence));
    if (!m_sheet.unavailable.isEmpty())
        text += QStringLiteral(
                    "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"8\" bgcolor=\"%1\"><tr><td>%2"
                    "</td></tr></table><p style=\"font-size:6px; margin:0\">&nbsp;</p>")
                    .arg(m_theme.alarm.name(), escaped(m_sheet.unavailable));
    QString rows;
    const QString titleWidth = QStringLiteral("width=\"%1\"").arg(kTitleWidth);
    for (const MechanismSheet::Fact &fact : m_sheet.facts)
        rows += QStringLiteral("<tr>") + cell(escaped(fact.title), 13, m_theme.dim, titleWidth) +
                cell(escaped(fact.words), 13, m_theme.text) + QStringLiteral("</tr>");
    text += table(rows);
    if (!m_sheet.limits.isEmpty()) {
        rows.clear();
        for (const MechanismSheet::Limit &limit : m_sheet.limits)
            rows += QStringLiteral("<tr>") +
                    cell(escaped(limit.what), 13, m_theme.text, QStringLiteral("width=\"46%\"")) +
                    cell(escaped(limit.value), 13, m_theme.text,
                         QStringLiteral("width=\"18%\" align=\"right\"")) +
                    cell(QStringLiteral("&nbsp;&nbsp;&nbsp;") + mono(limit.source), 12, m_theme.dim) +
                    QStringLiteral("</tr>");
        text += heading(tr("Limits on this machine")) + table(rows);
    }
    if (!m_sheet.settings.isEmpty()) {
        rows.clear();
        for (const MechanismSheet::Setting &setting : m_sheet.settings)
            rows += QStringLiteral("<tr>") + cell(mono(setting.name), 13, m_theme.text, titleWidth) +
                    cell(escaped(setting.range), 13, m_theme.text, QStringLiteral("width=\"30%\"")) +
                    cell(escaped(setting.meaning), 13, m_theme.dim) + QStringLiteral("</tr>");
        text += heading(tr("Settings")) + table(rows);
    }
    return text;
}

}  // namespace ws
