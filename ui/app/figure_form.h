// The fields of the figure dialog: every setting of a figure, as a FigureOptions value and back.
#pragma once

#include <QWidget>

#include "ui/export/figure.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace ws {

class FigureForm : public QWidget
{
    Q_OBJECT

public:
    // Offers the pictures that the run, or the sweep, of `subject` has something for.
    FigureForm(const FigureSpec &subject, QWidget *parent = nullptr);

    void setOptions(const FigureOptions &options);
    FigureOptions options() const;
    // What is wrong with a field that is typed freely, one English sentence; empty: nothing.
    std::string fault() const;
    // "svg", "pdf", "png": the endings of file names.
    static QStringList formats();
    QString format() const;
    void setFormat(const QString &format);

signals:
    void changed();

private:
    void addPictures(QFormLayout &form, const FigureSpec &subject);
    void addLook(QFormLayout &form);
    void addTexts(QFormLayout &form);
    void addAxes(QFormLayout &form, const FigureSpec &subject);
    void takeSize();
    void noteOwnSize();
    FigureOptions read(std::string &fault) const;

    QListWidget *m_pictures;
    QComboBox *m_format;
    QComboBox *m_size;
    QDoubleSpinBox *m_width;
    QDoubleSpinBox *m_height;
    QDoubleSpinBox *m_font;
    QComboBox *m_colours;
    QComboBox *m_language;
    QLineEdit *m_title;
    QLineEdit *m_caption;
    QPlainTextEdit *m_callOuts;
    QComboBox *m_object;
    QLineEdit *m_at;
    QLineEdit *m_time;
    QLineEdit *m_values;
    QComboBox *m_scale;
    QCheckBox *m_paths;
    QCheckBox *m_data;
    FigureOptions m_rest;  // what has no field: it goes through as it came
};

}  // namespace ws
