"""Measures scrolling through a long paper: `python -m tests.scrolling [PAGES]`."""

import sys

if __name__ == "__main__":
    from ketareview import workflows  # noqa: F401 - before Qt, as the program does
    from tests.scrolling.measuring import main  # worker processes load this file too

    sys.exit(main(sys.argv[1:]))
