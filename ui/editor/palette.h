// What the editor can add: processes, threads by role, wires, primitives by family.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "experiment/vocabulary.h"
#include "ui/editor/experiment_edits.h"

namespace ws {

struct PaletteItem
{
    PartKind kind = PartKind::Process;
    std::string id;  // of the role or the primitive
    QString name;
    QString sentence;
    QString heading;  // equal for neighbours of one group

    bool operator==(const PaletteItem &) const = default;
};

std::vector<PaletteItem> paletteItems(const Vocabulary &vocabulary);

QString roleName(const std::string &id);
QString roleSentence(const Vocabulary &vocabulary, const std::string &id);
// "process", "thread", "wire", and of a primitive its family.
QString kindName(const Experiment &experiment, Part part);
// "thread left"
QString partWords(const Experiment &experiment, Part part);

}  // namespace ws
