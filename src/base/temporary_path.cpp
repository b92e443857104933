#include "base/temporary_path.h"

#include <filesystem>

namespace ws {

SystemName freshTemporaryFile()
{
    std::error_code failed;
    const std::filesystem::path place = std::filesystem::temp_directory_path(failed);
    return {SystemName::Kind::File, ((failed ? "/tmp" : place) / freshSystemName()).string()};
}

}  // namespace ws
