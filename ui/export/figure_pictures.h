// All pictures that can become a figure, in one list. To add one is a line in figureRegistry().
//
// Threads: the GUI's. Needs a QApplication, any platform. Texts come in the language of the moment at which a painter
// is made and used.
#pragma once

#include <QJsonObject>
#include <QPainter>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/export/figure.h"

namespace ws {

struct FigureInput
{
    const FigureOptions &options;
    Theme theme;
    std::shared_ptr<const Snapshot> snapshot;   // null for a picture that shows no run
    std::shared_ptr<const SweepResults> sweep;  // null for one that shows no sweep
};

class FigurePainter
{
public:
    virtual ~FigurePainter() = default;

    virtual void paint(QPainter &painter, const QRectF &box) = 0;
    // Where a call-out points; nothing where the picture has no such place.
    virtual std::optional<QPointF> placeOf(const CallOut &callOut, const QRectF &box) const;
    // What marks may not leave: the axes, where there are some.
    virtual QRectF field(const QRectF &box) const { return box; }
    // By how much its text is smaller than asked for, because it would not fit; 1: as asked.
    virtual double textScale(const QRectF &) const { return 1; }
    virtual QJsonObject data() const { return {}; }
    // Names that --hide may give.
    virtual QStringList seriesNames() const { return {}; }
};

struct FigureInfo
{
    std::string id;    // written to files and typed: never rename
    const char *name;  // marked in context "ws::Figure"
    FigureSubject subject = FigureSubject::Run;
    std::function<bool(const Snapshot &)> suits;  // of pictures of a run
    std::function<std::unique_ptr<FigurePainter>(const FigureInput &)> make;
};

const std::vector<FigureInfo> &figureRegistry();
const FigureInfo *figureInfo(const std::string &id);

}  // namespace ws
