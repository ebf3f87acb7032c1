"""Backs up, copies elsewhere, thins out and restores for ever; it is there to be killed.

`python -m tests.library.backing.backer FOLDER`
"""

import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from ketareview.domain.progress import silent
from ketareview.library import Library, restore_from
from ketareview.library.safety.backing.shelf import Shelf
from tests.library.papers import mark

DAY = timedelta(hours=7)


def main() -> None:
    """Write the name of each backup that was made and the path of each library restored."""
    folder = Path(sys.argv[1])
    moment = datetime.now(UTC) - timedelta(days=365)
    shelf = Shelf(folder / "backups", lambda: moment)
    with Library.open(folder / "review.ketareview", reviewer="Anna") as library:
        article = library.articles.get(library.articles.all()[-1])
        for number in count():
            moment += DAY
            mark(library, article, note=str(number))
            backup = shelf.add(library._database, silent)
            _say(f"made {backup.path.name}")
            shelf.copy_elsewhere(backup, folder / "stick", silent)
            _say(f"copied {backup.path.name}")
            for gone in shelf.thin(str(library.id)):
                _say(f"gone {gone.path.name}")
            target = folder / f"{backup.path.stem}.ketareview"
            restore_from(backup.path, target, silent)
            _say(f"restored {target.name}")


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - told to the test


if __name__ == "__main__":
    main()
