// The menu behind the button at the right of the top bar.
#pragma once

class QMenu;

namespace ws {

class Actions;

// The submenu with the files that were open, filled when it is shown.
inline constexpr char kRecentMenu[] = "recent files";

// Also puts the actions of which only one can be checked into groups. `menu` owns what is made.
void fillMainMenu(QMenu &menu, const Actions &actions);

}  // namespace ws
