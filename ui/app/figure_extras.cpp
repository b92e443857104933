#include "ui/app/figure_extras.h"

#include <QFile>

#include "cli/language.h"
#include "session/session.h"
#include "ui/export/figure_files.h"
#include "ui/models/language.h"
#include "ui/models/preview.h"

namespace ws {
namespace {

Result<bool> differs(const FigureSpec &spec, const std::filesystem::path &path)
{
    const auto bytes = figureBytes(spec, path.extension().string());
    if (!bytes)
        return bytes.error();
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::System, errno, "read " + path.string()};
    return file.size() != bytes->size() || file.readAll() != *bytes;
}

}  // namespace

FigureSpec figureSpecOf(const FigureRequest &request)
{
    FigureSpec spec{request.options, request.snapshot, QString::fromStdString(request.command),
                    request.sweep};
    if (!spec.snapshot && request.experiment)
        spec.snapshot = previewSnapshot(*request.experiment, machineVocabulary());
    return spec;
}

CliExtras figureExtras(std::function<void()> prepare)
{
    CliExtras extras;
    for (const QString &id : figureIds())
        extras.chartIds.push_back(id.toStdString());
    for (const QString &id : figuresOf(FigureSubject::Nothing))
        extras.chartsWithoutRun.push_back(id.toStdString());
    for (const QString &id : figuresOf(FigureSubject::Sweep))
        extras.chartsOfSweeps.push_back(id.toStdString());
    extras.renderFigure = [prepare](const FigureRequest &request) -> Result<std::string> {
        prepare();
        const FigureSpec spec = figureSpecOf(request);
        const auto written = writeFigure(spec, request.out);
        if (!written)
            return written.error();
        const bool isChinese = cli::language() == cli::Language::Chinese;
        const LanguageScope language(isChinese ? QStringLiteral("zh_CN") : QStringLiteral("en"));
        return figureNotice(spec).toStdString();
    };
    extras.figureDiffers = [prepare](const FigureRequest &request) {
        prepare();
        return differs(figureSpecOf(request), request.out);
    };
    extras.figureCommand = [prepare](const std::filesystem::path &file) -> Result<std::string> {
        prepare();
        const auto command = commandInFigure(file);
        if (!command)
            return command.error();
        return command->toStdString();
    };
    return extras;
}

}  // namespace ws
