// The side panel of the editor: the fields of what is selected, with units and ranges, the one sentence of its role,
// mechanism or primitive, and what is wrong with it; with nothing selected those of the experiment.
//
// Threads: the GUI's. Ownership: borrows the editor.
#pragma once

#include <functional>
#include <map>

#include "ui/editor/experiment_editor.h"
#include "ui/views/page.h"

namespace ws {

class FieldBox;
class MechanismBox;

class PartPanel : public Page
{
    Q_OBJECT

public:
    explicit PartPanel(ExperimentEditor &editor, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    // The cursor goes into the field of that key: "name", "role", "to".
    void focusField(const std::string &key);
    // Null: what is selected has no such field.
    FieldBox *field(const std::string &key) const;

private:
    void refresh();
    void rebuild();
    void fill();
    void fillFaults();
    std::string signature() const;
    void addExperimentFields();
    void addNameField(Part part);
    void addProcessFields();
    void addThreadFields();
    void addChannelFields();
    void addPrimitiveFields();
    void addArguments();
    void addSettings(std::span<const ParameterInfo> infos);
    void addSetting(const ParameterInfo &info);
    FieldBox *add(const std::string &key, FieldBox *box);
    MechanismBox *makeMechanismBox();
    void offerMechanisms(MechanismBox *box);
    // Of all that are selected the value, where it is the same one.
    QString shared(const std::function<QString(Part)> &value) const;
    void applyToAll(const QString &what, const QString &merge,
                    const std::function<Experiment(Experiment, Part)> &change);
    const Experiment &experiment() const { return m_editor.experiment(); }

    // How a field takes its value from what is selected.
    struct Field
    {
        FieldBox *box = nullptr;
        std::function<QString()> value;
        // Whether a text says the same as the value, so that what is being typed stays as it is typed.
        std::function<bool(const QString &)> means;
    };

    ExperimentEditor &m_editor;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_sentence;
    QLabel *m_faults;
    QWidget *m_form = nullptr;
    std::map<std::string, Field> m_fields;
    MechanismBox *m_mechanisms = nullptr;
    std::string m_signature;
};

}  // namespace ws
