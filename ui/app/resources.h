// The resources of the window live in a static library, so they must be asked for before the first is used.
#pragma once

// Global, because Q_INIT_RESOURCE cannot stand in a namespace. Calling it twice is harmless.
void initWaitscopeResources();
