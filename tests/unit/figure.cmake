ws_test(unit tst_figure_options USES figure)
