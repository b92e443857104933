// The latency buckets belong to the segment layout; the analysis reads them from there.
#pragma once

#include "event/latency_buckets.h"
