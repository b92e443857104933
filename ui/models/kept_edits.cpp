#include "ui/models/kept_edits.h"

#include <algorithm>

namespace ws {

void KeptEdits::put(KeptEdit edit)
{
    take(edit.now.id);
    m_edits.push_back(std::move(edit));
}

const KeptEdit *KeptEdits::find(const std::string &id) const
{
    const auto found =
        std::find_if(m_edits.begin(), m_edits.end(), [&](const KeptEdit &edit) { return edit.now.id == id; });
    return found == m_edits.end() ? nullptr : &*found;
}

std::optional<KeptEdit> KeptEdits::take(const std::string &id)
{
    const KeptEdit *found = find(id);
    if (!found)
        return std::nullopt;
    KeptEdit edit = *found;
    m_edits.erase(m_edits.begin() + (found - m_edits.data()));
    return edit;
}

}  // namespace ws
