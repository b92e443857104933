// Figures of samples, and what their files hold.
#pragma once

#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

#include "measure/sweep_files.h"
#include "support/sample_snapshots.h"
#include "ui/export/figure.h"

namespace ws::test {

inline FigureSpec specOf(const QString &id, sample::SnapshotPtr snapshot = nullptr)
{
    FigureSpec spec;
    spec.options.charts = {id.toStdString()};
    const bool graph = id == "wait-graph" || id == "film-strip";
    spec.snapshot = snapshot ? snapshot : graph ? sample::ringOfFive() : sample::runningPipeline();
    if (id.startsWith("sweep")) {
        auto sweep = readSweep(QFINDTESTDATA("../golden/sweep.json").toStdString());
        spec.sweep = std::make_shared<const SweepResults>(std::move(*sweep));
    }
    spec.command = "waitscope figure sample --chart " + id;
    return spec;
}

inline QByteArray bytesOf(const FigureSpec &spec, const std::string &ending)
{
    const auto bytes = figureBytes(spec, ending);
    if (!bytes)
        qWarning("%s", bytes.error().text().c_str());
    return bytes ? *bytes : QByteArray();
}

struct SvgText
{
    QString text;
    QString family;
};

inline QList<SvgText> textsOf(const QByteArray &svg)
{
    QList<SvgText> texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement || reader.name() != u"text")
            continue;
        const QString family = reader.attributes().value(QLatin1String("font-family")).toString();
        texts.append({reader.readElementText(), family});
    }
    return texts;
}

}  // namespace ws::test
