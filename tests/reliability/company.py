"""Good files, each of a kind of its own, that are dropped together with a bad one."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from ketareview.domain.imports import ImportResult, Outcome

_KINDS = {
    "txt": "{title}\n\nScores fell within a day, said {name}.\n",
    "md": "# {title}\n\nScores fell within a day, said **{name}**.\n",
    "html": "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Scores fell within"
    " a day, said {name}.</p></body></html>",
    "ris": "TY  - JOUR\nTI  - {title}\nAU  - {name}, Ada\nPY  - 2021\nER  - \n",
    "nbib": "PMID- {number}\nTI  - {title}\nFAU - {name}, Ada\nDP  - 2021 May\n",
}


def good_files(folder: Path, number: int) -> list[Path]:
    """Write those that go with the file of a number; no two have a title in common."""
    chance = Random(number)  # noqa: S311 - the same files each time
    folder.mkdir(parents=True)
    made = []
    for place, (ending, words) in enumerate(_KINDS.items()):
        name = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=9)).title()
        title = f"Ketamine and the {name} scale in study {number} of {chance.randrange(10**9)}"
        path = folder / f"good-{number}.{ending}"
        given = {"title": title, "name": name, "number": 70_000_000 + number * 10 + place}
        path.write_text(words.format(**given), encoding="utf-8")
        made.append(path)
    return made


def missed(
    results: Sequence[ImportResult], bad: Path | None, good: Sequence[Path]
) -> Iterator[str]:
    """Name what has no result, or is refused without a reason; good files come in.

    There is no bad file where the reviewer herself declined it.
    """
    added = {Path(each.path) for each in results if each.outcome is Outcome.ADDED}
    yield from (f"{each.name} did not come in" for each in good if each not in added)
    if bad and all(Path(each.path) != bad for each in results):
        yield "it has no result"
    if any(each.outcome is Outcome.FAILED and each.reason is None for each in results):
        yield "it has no reason"
