// What is wrong with a figure or a list of figures (figure/options.h, figure/manifest.h, ui/export/figure.h), clause by
// clause, as problem_words.h takes sentences apart. It stands here because that knows all clauses.
#pragma once

#include <string_view>

#include "base/display_text.h"

namespace ws {

inline constexpr std::string_view kFigureClauses[] = {
    WS_TR_NOOP("Problem", "{text} is no moment of a run, such as 1.25s or 350ms"),
    WS_TR_NOOP("Problem", "{text} is no stretch FROM..TO, such as {example}"),
    WS_TR_NOOP("Problem", "{text} is no call-out X:Y:TEXT, such as 0.31s:12:\"The queue is full\" or, in "
                          "percent of the picture, 30%:40%:TEXT"),
    WS_TR_NOOP("Problem", "{text} is no length in millimetres from 20 to 2000"),
    WS_TR_NOOP("Problem", "{text} is neither true nor false"),
    WS_TR_NOOP("Problem", "{text} is no whole number from 1 to {most}"),
    WS_TR_NOOP("Problem", "{text} is no theme"),
    WS_TR_NOOP("Problem", "expected light, dark, transparent or print"),
    WS_TR_NOOP("Problem", "{text} is no font size in points from 4 to 72"),
    WS_TR_NOOP("Problem", "{text} is no language"),
    WS_TR_NOOP("Problem", "expected en or zh_CN"),
    WS_TR_NOOP("Problem", "{text} is no scale"),
    WS_TR_NOOP("Problem", "expected linear or log"),
    WS_TR_NOOP("Problem", "{text} is no size"),
    WS_TR_NOOP("Problem", "expected slide, half-slide, column, text-width, or WxH in millimetres from 20 to "
                          "2000, such as 160x90"),
    WS_TR_NOOP("Problem", "no figures"),
    WS_TR_NOOP("Problem", "expected [[figure]] for each"),
    WS_TR_NOOP("Problem", "no figure"),
    WS_TR_NOOP("Problem", "expected [[figure]] with its keys below"),
    WS_TR_NOOP("Problem", "a version of the manifest that is not known"),
    WS_TR_NOOP("Problem", "unknown key {name}"),
    WS_TR_NOOP("Problem", "expected a text, a number, true or false"),
    WS_TR_NOOP("Problem", "no 'out'"),
    WS_TR_NOOP("Problem", "expected a file name ending in .svg, .pdf or .png"),
    WS_TR_NOOP("Problem", "no 'chart'"),
    WS_TR_NOOP("Problem", "'waitscope figure --list' names them"),
    WS_TR_NOOP("Problem", "the figure in line {line} is written to the same file {name}"),
    WS_TR_NOOP("Problem", "is larger than a list of figures may be"),
    WS_TR_NOOP("Problem", "no key of a list of figures has any"),
    WS_TR_NOOP("Problem", "no chart was named"),
    WS_TR_NOOP("Problem", "unknown chart {name}"),
    WS_TR_NOOP("Problem", "this sweep has nothing for the chart {name}"),
    WS_TR_NOOP("Problem", "this run has nothing for the chart {name}"),
    WS_TR_NOOP("Problem", "what each thread did is still being read from the recording; it takes a moment"),
    WS_TR_NOOP("Problem", "of this run nothing is known of the moment that --at names"),
    WS_TR_NOOP("Problem", "the run was over before the moment that --at names"),
    WS_TR_NOOP("Problem", "this run has no wire named {name}"),
    WS_TR_NOOP("Problem", "the figure is too small for its texts and pictures"),
    WS_TR_NOOP("Problem", "a larger --size or a smaller --font makes room"),
    WS_TR_NOOP("Problem", "the call-out {text} points beside the axes, or the picture has none"),
    WS_TR_NOOP("Problem", "percent such as 30%:40% work in every picture"),
    WS_TR_NOOP("Problem", "there is no series {name} to hide"),
    WS_TR_NOOP("Problem", "there are {list}"),
    WS_TR_NOOP("Problem", "{file} is no sweep"),
    WS_TR_NOOP("Problem", "expected a sweep.json of 'waitscope sweep'"),
};

}  // namespace ws
