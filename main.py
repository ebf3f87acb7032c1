"""Starts KetaReview from a checkout: `python main.py`."""

import sys
from multiprocessing import freeze_support

from ketareview.app import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
