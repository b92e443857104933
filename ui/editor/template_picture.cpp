#include "ui/editor/template_picture.h"

#include <QPainter>

#include "session/snapshot.h"
#include "ui/models/preview.h"

namespace ws {

TemplatePicture::TemplatePicture(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setMinimumSize(420, 300);
    setAccessibleName(tr("Picture of the template"));
    m_picture.setTheme(theme);
}

void TemplatePicture::setExperiment(const Experiment &experiment, const Vocabulary &vocabulary)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->experiment = std::make_shared<const Experiment>(experiment);
    snapshot->model = std::make_shared<const RunModel>(previewModel(experiment, vocabulary));
    m_picture.setSnapshot(std::move(snapshot));
    update();
}

void TemplatePicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_picture.paint(painter, rect());
}

}  // namespace ws
