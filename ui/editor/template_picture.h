// The wiring of an experiment that has not been opened, small.
#pragma once

#include <QWidget>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"
#include "ui/views/theme.h"
#include "ui/views/wiring_picture.h"

namespace ws {

class TemplatePicture : public QWidget
{
    Q_OBJECT

public:
    explicit TemplatePicture(const Theme &theme, QWidget *parent = nullptr);

    void setExperiment(const Experiment &experiment, const Vocabulary &vocabulary);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme;
    WiringPicture m_picture;
};

}  // namespace ws
