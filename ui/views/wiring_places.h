// The places that an experiment gives the parts of its picture, by the numbers of its RunModel.
#pragma once

#include "experiment/experiment.h"
#include "ui/views/wiring_layout.h"

namespace ws {

WiringPlaces wiringPlaces(const Experiment &experiment);

}  // namespace ws
