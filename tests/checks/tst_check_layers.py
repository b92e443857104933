#!/usr/bin/env python3
"""The layer check catches what it is there to catch. Each test makes a small tree of its own."""
import tempfile
import unittest
from pathlib import Path

import check_layers

LAYERS = check_layers.Layers(Path(__file__).with_name("layers.json").read_text())


class LayerCheck(unittest.TestCase):
    def problems(self, files):
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder)
            for name, text in files.items():
                (top / name).parent.mkdir(parents=True, exist_ok=True)
                (top / name).write_text(text)
            return list(check_layers.problems(LAYERS, top))

    def one_problem(self, files, words):
        found = self.problems(files)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_an_arrow_and_what_lies_behind_it_may_be_included(self):
        self.assertEqual([], self.problems({
            "src/base/a.h": "", "src/event/b.h": '#include "base/a.h"\n',
            "src/record/c.h": '#include "event/b.h"\n',
            "src/channel/d.cpp": '#include "record/c.h"\n#include "base/a.h"\n#include <vector>\n'}))

    def test_an_include_against_the_arrow_is_caught_with_its_line(self):
        self.one_problem({"src/base/a.h": '#pragma once\n\n#include "event/b.h"\n', "src/event/b.h": ""},
                         "src/base/a.h:3: event/b.h: 'base' must not see 'event'")

    def test_neighbours_do_not_see_each_other(self):
        self.one_problem({"src/sync/a.h": "", "src/channel/b.h": '#include "sync/a.h"\n'}, "must not see 'sync'")

    def test_an_include_behind_a_space_and_a_condition_is_read_too(self):
        self.one_problem({"src/base/a.h": '#ifdef X\n #  include "event/b.h"\n#endif\n', "src/event/b.h": ""},
                         "a.h:2:")

    def test_the_session_sees_the_registries_alone(self):
        self.assertEqual([], self.problems({
            "src/channel/registry.h": "", "src/session/a.cpp": '#include "channel/registry.h"\n'}))
        self.one_problem({"src/channel/pipe.h": "", "src/session/a.cpp": '#include "channel/pipe.h"\n'},
                         "'session' must not see 'channel'")

    def test_a_folder_that_nobody_listed_is_caught(self):
        self.one_problem({"src/helpers/a.h": ""}, "the folder 'helpers' is not in layers.json")

    def test_qt_in_the_engine_is_caught(self):
        for header in ("QString", "QtCore/QString", "qglobal.h", "QtCore"):
            self.one_problem({"src/cli/a.cpp": f"#include <{header}>\n"}, "the engine includes no Qt header")

    def test_qt_charts_outside_its_folder_is_caught(self):
        for header in ("QtCharts/QChart", "QChartView", "QLineSeries", "QValueAxis", "QBarSet", "QtCharts"):
            self.one_problem({"ui/views/a.cpp": f"#include <{header}>\n"}, "only ui/charts includes Qt Charts")
            self.assertEqual([], self.problems({"ui/charts/a.cpp": f"#include <{header}>\n"}))
        self.assertEqual([], self.problems({"ui/views/a.cpp": "#include <QSet>\n#include <QLineEdit>\n"}))

    def test_views_do_not_see_the_session_behind_the_models(self):
        self.one_problem({"src/session/session.h": "", "ui/views/a.cpp": '#include "session/session.h"\n'},
                         "'ui/views' must not see 'session'")
        self.assertEqual([], self.problems({
            "src/session/snapshot.h": "", "ui/views/a.cpp": '#include "session/snapshot.h"\n'}))

    def test_a_path_upwards_is_caught(self):
        self.one_problem({"src/base/a.h": "", "src/event/b.h": '#include "../base/a.h"\n'}, "no '..'")

    def test_a_header_named_without_its_folder_is_caught(self):
        self.one_problem({"src/base/a.h": "", "src/base/a.cpp": '#include "a.h"\n'}, "no such header")

    def test_generated_headers_are_left_alone(self):
        self.assertEqual([], self.problems({"ui/views/a.cpp": '#include "ui_a.h"\n#include "a.moc"\n'}))


if __name__ == "__main__":
    unittest.main()
