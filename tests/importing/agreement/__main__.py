"""`python -m tests.importing.agreement [KIND…] [-v]`: how far imports agree with what is right."""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.importing.agreement.comparing import Agreement, compare

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
_ENDINGS = (".expected.json", ".source-items.json", ".expected.bib")


def pairs(corpus: Path = CORPUS) -> Iterator[tuple[str, Path, Path]]:
    """List kind, file and expected file; what groups tie together."""
    groups: dict[str, dict[str, list[tuple[str, Path]]]] = defaultdict(lambda: defaultdict(list))
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest, delimiter="\t"):
            groups[row["group"]][row["role"]].append((row["kind"], corpus / row["path"]))
    for group in groups.values():
        for kind, path in group["input"]:
            for _, truth in group["expected"]:
                if truth.name.endswith(_ENDINGS):
                    yield kind, path, truth


def main(arguments: list[str]) -> None:
    """Print one line for each kind, and with -v each field that differs."""
    wanted = {each for each in arguments if not each.startswith("-")}
    told: dict[str, list[Agreement]] = defaultdict(list)
    for kind, path, truth in pairs():
        if not wanted or kind in wanted:
            told[kind].append(compare(path, truth))
    for kind, agreements in sorted(told.items()):
        if "-v" in arguments:
            sys.stdout.writelines(_differences(agreements))
        sys.stdout.write(_line(kind, agreements))


def _line(kind: str, agreements: list[Agreement]) -> str:
    fields = [field for each in agreements for field in each.fields]
    right = sum(field.agrees for field in fields)
    records = sum(each.records for each in agreements)
    expected = sum(each.expected for each in agreements)
    unsaid = sum(len(each.unsaid) for each in agreements)
    share = 100 * right / len(fields) if fields else 0
    return (
        f"{kind:16} {len(agreements):4} files  {records:5} of {expected:5} records"
        f"  {right:5} of {len(fields):5} fields  {share:6.2f} %"
        f"  {unsaid} not in the file\n"
    )


def _differences(agreements: list[Agreement]) -> Iterator[str]:
    for each in agreements:
        differing = [field for field in each.fields if not field.agrees]
        if differing or each.unsaid or each.records != each.expected or each.refused:
            yield f"{each.path.name}: {each.records} of {each.expected} records {each.refused}\n"
        for field in (*differing, *each.unsaid):
            found, expected = field.found[:150], field.expected[:150]
            told = "" if field in differing else ", which the file does not say"
            yield f"  {field.record} {field.name}: {found!r} not {expected!r}{told}\n"


if __name__ == "__main__":
    main(sys.argv[1:])
