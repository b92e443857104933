#include "ui/export/figure.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

#include "ui/export/figure_data.h"
#include "ui/export/figure_files.h"
#include "ui/export/figure_pictures.h"
#include "ui/export/figure_sheet.h"
#include "ui/export/write_file.h"
#include "ui/models/language.h"
#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Figure)
};

// The painters of a spec and the places of everything, in units of the pictures.
struct Drawing
{
    Theme theme;
    double unitMm = 1;
    SheetTexts texts;
    SheetLayout layout;
    std::vector<std::unique_ptr<FigurePainter>> painters;
    QRectF box;
};

Drawing drawingOf(const FigureSpec &spec)
{
    const FigureOptions &options = spec.options;
    Drawing drawing;
    drawing.theme = figureTheme(options.colours);
    // 72 pt are 25.4 mm, and text of 12 units has the size that was asked for.
    drawing.unitMm = figureFontPt(options) / 12 * 25.4 / 72;
    drawing.box = {0, 0, options.widthMm / drawing.unitMm, options.heightMm / drawing.unitMm};
    drawing.texts = sheetTexts(options, drawing.theme, drawing.box.width());
    drawing.layout =
        layoutSheet(drawing.box, static_cast<int>(options.charts.size()), options.columns, drawing.texts);
    for (const std::string &chart : options.charts)
        drawing.painters.push_back(
            figureInfo(chart)->make({options, drawing.theme, spec.snapshot, spec.sweep}));
    return drawing;
}

void paintDrawing(QPainter &painter, const FigureSpec &spec, const Drawing &drawing)
{
    const TextAsPaths asPaths(spec.options.textAsPaths);
    const QRectF &box = drawing.box;
    if (drawing.theme.background.alpha() > 0)
        painter.fillRect(box, drawing.theme.background);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < drawing.painters.size(); ++i) {
        const QRectF panel = drawing.layout.panels[static_cast<qsizetype>(i)];
        drawing.painters[i]->paint(painter, panel);
        if (drawing.painters.size() > 1)
            paintPanelLetter(painter, drawing.theme, panel, static_cast<int>(i));
    }
    if (!spec.options.callOuts.empty()) {
        const QRectF first = drawing.layout.panels.first();
        QList<QPointF> places;
        for (const CallOut &callOut : spec.options.callOuts)
            places.append(drawing.painters.front()->placeOf(callOut, first).value_or(first.center()));
        paintCallOuts(painter, drawing.theme, places, drawing.painters.front()->field(first));
    }
    paintSheetTexts(painter, drawing.theme, drawing.layout, drawing.texts);
}

Error badInput(const std::string &sentence)
{
    return {ErrorKind::BadInput, 0, sentence};
}

Result<> checkCharts(const FigureSpec &spec)
{
    if (spec.options.charts.empty())
        return badInput("no chart was named");
    for (const std::string &chart : spec.options.charts) {
        const FigureInfo *info = figureInfo(chart);
        if (!info)
            return badInput("unknown chart '" + chart + "'; expected one of " +
                            figureIds().join(QStringLiteral(", ")).toStdString());
        if (!figureSuits(QString::fromStdString(chart), spec))
            return badInput((spec.sweep ? "this sweep has nothing for the chart "
                                        : "this run has nothing for the chart ") +
                            chart);
    }
    const bool isRead = spec.snapshot && spec.snapshot->timelineState() == TimelineState::ToCome;
    const auto drawsTimeline = [](const std::string &chart) {
        return chart == "lanes" || chart == "film-strip";
    };
    if (isRead && (spec.options.at || std::ranges::any_of(spec.options.charts, drawsTimeline)))
        return badInput("what each thread did is still being read from the recording; it takes a moment");
    if (spec.options.at) {
        if (!spec.snapshot || !spec.snapshot->results || !spec.snapshot->results->timeline)
            return badInput("of this run nothing is known of the moment that --at names");
        if (*spec.options.at * 1e9 > static_cast<double>(spec.snapshot->timeNs))
            return badInput("the run was over before the moment that --at names");
    }
    const std::string &object = spec.options.object;
    if (!object.empty() && spec.snapshot && !objectNamed(*spec.snapshot, object))
        return badInput("this run has no wire named '" + object + "'");
    return {};
}

// Where call-outs point and what --hide names can be known only with the painters.
Result<> checkDrawing(const FigureSpec &spec, const Drawing &drawing)
{
    const QRectF first = drawing.layout.panels.first();
    if (first.height() < kLeastPanelHeight || first.width() < kLeastPanelHeight)
        return badInput(
            "the figure is too small for its texts and pictures; a larger --size or a smaller --font "
            "makes room");
    for (const CallOut &callOut : spec.options.callOuts) {
        if (!drawing.painters.front()->placeOf(callOut, first))
            return badInput(
                "the call-out '" + callOut.text +
                "' points beside the axes, or the picture has none; percent such as 30%:40% work in "
                "every picture");
    }
    for (const std::string &hidden : spec.options.hidden) {
        QStringList names;
        for (const auto &painter : drawing.painters)
            names << painter->seriesNames();
        if (!names.contains(QString::fromStdString(hidden)))
            return badInput("there is no series '" + hidden + "' to hide" +
                            (names.isEmpty()
                                 ? std::string()
                                 : "; there are " + names.join(QStringLiteral(", ")).toStdString()));
    }
    return {};
}

FigurePage pageOf(const FigureSpec &spec)
{
    const FigureOptions &options = spec.options;
    const QString title = options.title.empty() ? figureName(QString::fromStdString(options.charts.front()))
                                                : QString::fromStdString(options.title);
    return {{options.widthMm, options.heightMm}, title, spec.command};
}

}  // namespace

QStringList figureIds()
{
    QStringList ids;
    for (const FigureInfo &info : figureRegistry())
        ids << QString::fromStdString(info.id);
    return ids;
}

QStringList figuresOf(FigureSubject subject)
{
    QStringList ids;
    for (const FigureInfo &info : figureRegistry()) {
        if (info.subject == subject)
            ids << QString::fromStdString(info.id);
    }
    return ids;
}

QString figureName(const QString &id)
{
    const FigureInfo *info = figureInfo(id.toStdString());
    return info ? QCoreApplication::translate("ws::Figure", info->name) : id;
}

bool figureSuits(const QString &id, const FigureSpec &spec)
{
    const FigureInfo *info = figureInfo(id.toStdString());
    if (!info)
        return false;
    if (info->subject == FigureSubject::Sweep)
        return spec.sweep && !spec.sweep->rows.empty();
    return info->subject == FigureSubject::Nothing || (spec.snapshot && info->suits(*spec.snapshot));
}

Theme figureTheme(FigureColours colours)
{
    if (colours == FigureColours::Dark)
        return darkTheme();
    if (colours == FigureColours::Print)
        return printTheme();
    Theme theme = lightTheme();
    // On paper and slides a light figure stands on white.
    theme.background = colours == FigureColours::Transparent ? QColor(Qt::transparent) : QColor(Qt::white);
    return theme;
}

Result<> checkFigure(const FigureSpec &spec)
{
    auto checked = checkCharts(spec);
    if (!checked)
        return checked;
    const LanguageScope language(QString::fromStdString(spec.options.language));
    return checkDrawing(spec, drawingOf(spec));
}

Result<QByteArray> figureBytes(const FigureSpec &spec, const std::string &ending)
{
    if (ending != ".svg" && ending != ".pdf" && ending != ".png")
        return badInput("file name ends neither in .svg nor in .pdf nor in .png");
    auto checked = checkCharts(spec);
    if (!checked)
        return checked.error();
    const LanguageScope language(QString::fromStdString(spec.options.language));
    const Drawing drawing = drawingOf(spec);
    checked = checkDrawing(spec, drawing);
    if (!checked)
        return checked.error();
    return figureFile(pageOf(spec), ending, [&](QPainter &painter) {
        const double unit = drawing.unitMm * 96 / 25.4;
        painter.scale(unit, unit);
        paintDrawing(painter, spec, drawing);
    });
}

Result<QByteArray> figureJson(const FigureSpec &spec)
{
    auto checked = checkFigure(spec);
    if (!checked)
        return checked.error();
    const LanguageScope language(QString::fromStdString(spec.options.language));
    const Drawing drawing = drawingOf(spec);
    QJsonArray panels;
    for (std::size_t i = 0; i < drawing.painters.size(); ++i) {
        QJsonObject panel = drawing.painters[i]->data();
        panel["chart"] = QString::fromStdString(spec.options.charts[i]);
        panels.append(panel);
    }
    QJsonObject settings;
    for (const FigureOption &option : figureOptionTable()) {
        QJsonArray values;
        for (const std::string &value : option.get(spec.options))
            values.append(QString::fromStdString(value));
        if (!values.isEmpty())
            settings[QString::fromUtf8(option.name.data(), static_cast<qsizetype>(option.name.size()))] =
                option.repeats ? QJsonValue(values) : values.first();
    }
    QJsonObject all{{"waitscope", QStringLiteral(WS_VERSION)},
                    {"format", 1},
                    {"command", spec.command},
                    {"widthMm", spec.options.widthMm},
                    {"heightMm", spec.options.heightMm},
                    {"fontPt", figureFontPt(spec.options)},
                    {"settings", settings},
                    {"panels", panels}};
    if (spec.snapshot && spec.snapshot->experiment)
        all["experiment"] = QString::fromStdString(spec.snapshot->experiment->id);
    return QJsonDocument(all).toJson();
}

Result<> writeFigure(const FigureSpec &spec, const std::filesystem::path &file)
{
    const auto bytes = figureBytes(spec, file.extension().string());
    if (!bytes)
        return bytes.error();
    if (spec.options.withData) {
        const auto data = figureJson(spec);
        if (!data)
            return data.error();
        auto beside = file;
        auto written = writeWholeFile(beside.replace_extension(".json"), *data);
        if (!written)
            return written;
    }
    return writeWholeFile(file, *bytes);
}

QString figureNotice(const FigureSpec &spec)
{
    if (!checkFigure(spec))
        return {};
    const Drawing drawing = drawingOf(spec);
    for (std::size_t i = 0; i < drawing.painters.size(); ++i) {
        const double scale = drawing.painters[i]->textScale(drawing.layout.panels[static_cast<qsizetype>(i)]);
        if (scale < 0.99)
            return filled(
                Words::tr("{figure} does not fit at {asked} pt: its text is {real} pt. A larger size or a "
                          "smaller font makes it whole."),
                {{"figure", figureName(QString::fromStdString(spec.options.charts[i]))},
                 {"asked", QString::number(figureFontPt(spec.options), 'g', 3)},
                 {"real", QString::number(figureFontPt(spec.options) * scale, 'f', 1)}});
    }
    return {};
}

void paintFigure(QPainter &painter, const FigureSpec &spec, const QRectF &box)
{
    if (!checkFigure(spec))
        return;
    const LanguageScope language(QString::fromStdString(spec.options.language));
    const Drawing drawing = drawingOf(spec);
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(box.width() / drawing.box.width(), box.height() / drawing.box.height());
    paintDrawing(painter, spec, drawing);
    painter.restore();
}

}  // namespace ws
