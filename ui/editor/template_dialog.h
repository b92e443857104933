// The small gallery that a new experiment begins with: a shape, its numbers, the mechanism of its wires, and its picture.
//
// Threads: the GUI's; it never waits, the answer is a signal.
#pragma once

#include <QDialog>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"
#include "ui/editor/templates.h"
#include "ui/views/theme.h"

class QLabel;
class QListWidget;
class QSpinBox;

namespace ws {

class MechanismBox;
class TemplatePicture;

class TemplateDialog : public QDialog
{
    Q_OBJECT

public:
    TemplateDialog(const Theme &theme, const Vocabulary &vocabulary, QWidget *parent);

    // As it is chosen now.
    Experiment experiment() const;

signals:
    void chosen(const ws::Experiment &experiment);

private:
    const WiringTemplate *shape() const;  // null: an empty picture
    void showShape();
    void showPicture();

    Theme m_theme;
    const Vocabulary &m_vocabulary;
    QListWidget *m_list;
    QLabel *m_sentence;
    QLabel *m_numberNames[2];
    QSpinBox *m_numbers[2];
    MechanismBox *m_mechanism;
    QLabel *m_mechanismName;
    TemplatePicture *m_picture;
};

}  // namespace ws
