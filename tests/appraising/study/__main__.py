"""Prints precision, recall and F1 of each field, as they stand in docs/study-cards.md.

`python -m tests.appraising.study` takes `--wrong` to list what was missed or wrongly proposed.
"""

import sys
from collections import Counter
from pathlib import Path

from ketareview.domain.study_fields import FIELDS
from tests.appraising.study.sentences import DEVELOPED, HELD_OUT, UNSEEN, hits, labelled


def main() -> None:
    """Measure all sets."""
    for path in (DEVELOPED, HELD_OUT, UNSEEN):
        _measure(path, tells_wrong="--wrong" in sys.argv)


def _measure(path: Path, *, tells_wrong: bool) -> None:
    right, wanted, found = Counter[str](), Counter[str](), Counter[str]()
    sentences = tuple(labelled(path))
    for each in sentences:
        read = each.read()
        for name in {*each.values, *read}:
            mine, theirs = each.values.get(name, []), read.get(name, [])
            good = hits(mine, theirs)
            right[name] += good
            wanted[name] += len(mine)
            found[name] += len(theirs)
            if tells_wrong and not good == len(mine) == len(theirs):
                _say(f"[{each.section}] {each.text}\n    {name}: wanted {mine}, found {theirs}")
    _say(f"\n{path.name}: {len(sentences)} sentences\n")
    _say("| Field | Values | Precision | Recall | F1 |\n|---|---|---|---|---|")
    for name in [field.key for field in FIELDS if wanted[field.key] or found[field.key]]:
        _say(_line(name, right[name], wanted[name], found[name]))
    _say(_line("all", right.total(), wanted.total(), found.total()))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def _line(name: str, right: int, wanted: int, found: int) -> str:
    precision = right / found if found else 1.0
    recall = right / wanted if wanted else 1.0
    f1 = 2 * right / (found + wanted) if found + wanted else 1.0
    return f"| {name} | {wanted} | {precision:.2f} | {recall:.2f} | {f1:.2f} |"


if __name__ == "__main__":
    main()
