"""Works on a copy for ever and tells what was committed; it is there to be killed.

`python -m tests.workflows.away.worker PLACE COPIES NAME`
"""

import sys
from contextlib import suppress
from pathlib import Path

from ketareview.domain.errors import LibraryError
from ketareview.workflows import away
from ketareview.workflows.away import Wish


def main() -> None:
    """Open, change, save back, close, and begin again; one line for each change."""
    place, copies, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    wish = Wish(place, "Anna", copies)
    number = 0
    while True:
        looked = away.look(wish)
        opened = away.open_looked(looked, wish, theirs=number % 2 == 1)
        if looked.copy is not None and opened.copy is not looked.copy:
            looked.copy.release()
        for _ in range(3):
            number += 1
            opened.library.topics.add(f"{name} {number}")
            print(f"{name} {number}", flush=True)  # noqa: T201 - told to the test
            with suppress(LibraryError):  # the other one has the file itself open just now
                away.save_back(opened)
        opened.library.close()
        if opened.copy is not None:
            with suppress(LibraryError):
                away.finish(opened.copy)
            opened.copy.release()


if __name__ == "__main__":
    main()
