"""Writes to a library for ever and tells what was committed; it is there to be killed.

`python -m tests.library.writer LIBRARY tag|import`
"""

import os
import sys
from pathlib import Path

from ketareview.library import Library
from tests.library.papers import mark, paper, store


def main() -> None:
    """Write one line for each article that was stored or highlight that was made."""
    path, what = Path(sys.argv[1]), sys.argv[2]
    library = Library.open(path, reviewer="Anna")
    article = library.articles.get(library.articles.all()[-1])
    topic = library.topics.find("FDA").id
    number = 0
    while True:
        number += 1
        if what == "tag":
            done = mark(library, article, topic, note=f"note {number}").id
        else:
            texts = [f"{os.urandom(8).hex()} " * 20_000, "Ketamine."]
            name = f"{os.getpid()}-{number}.txt"
            done = store(library, paper(path.parent, name, texts), [topic]).id
        print(done, flush=True)  # noqa: T201 - told to the test


if __name__ == "__main__":
    main()
