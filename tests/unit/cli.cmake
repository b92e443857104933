ws_test(unit tst_cli_wording USES cli)
ws_test(unit tst_cli_report USES cli)
ws_test(unit tst_cli_command_line USES cli)
ws_test(unit tst_leftovers USES session)
