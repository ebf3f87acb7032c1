"""Pictures of every screen: `python -m tests.pictures OUT`; see `tests/picturing/`."""

import sys

if __name__ == "__main__":
    from tests.picturing.taking import main  # worker processes load this file too, but need no Qt

    sys.exit(main())
