// waitscope-cli: the command line without Qt.
#include "cli/cli_main.h"

int main(int argc, char **argv)
{
    return ws::cliMain(argc, argv, {});
}
