// What is wrong with a part, said to people in the language of the window.
//
// The checks word their findings in English with names in them (experiment/checks.h). The common ones are known here by
// their pattern and translated; what is not known is shown as it is.
#pragma once

#include <QString>
#include <string>

namespace ws {

QString problemSentence(const std::string &message);

}  // namespace ws
