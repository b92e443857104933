// The parts of the canvas for screen readers: each is a child with its kind, its name, whether it is selected, and what is
// wrong with it.
//
// Threads: the GUI's. Ownership: Qt's register of accessible interfaces owns them.
#pragma once

namespace ws {

// Once is enough; again does nothing.
void installCanvasAccessible();

}  // namespace ws
