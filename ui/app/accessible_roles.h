// What painted views are to those who do not see them: a picture, a chart, an alert. Their names and what they say are
// their own business; without this all of them would be "a part of a window".
//
// Threads: the GUI's, once, after the QApplication is made.
#pragma once

namespace ws {

void installAccessibleRoles();

}  // namespace ws
