ws_test(unit tst_measure_noise USES measure)
ws_test(unit tst_measure_sweep USES measure)
