// Experiments that were edited, are in no file and are not the one that is shown.
//
// Threads: one. A value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.h"

namespace ws {

struct KeptEdit
{
    Experiment now;
    Experiment before;  // as it was opened; of the same id
};

class KeptEdits
{
public:
    // Takes the place of the one of the same id.
    void put(KeptEdit edit);
    // Null where nothing of that id is kept.
    const KeptEdit *find(const std::string &id) const;
    std::optional<KeptEdit> take(const std::string &id);
    // The one that was put first is the first.
    const std::vector<KeptEdit> &all() const { return m_edits; }

private:
    std::vector<KeptEdit> m_edits;
};

}  // namespace ws
