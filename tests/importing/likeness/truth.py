"""Sets of records of which it is known which are of the same paper, as other tools publish them."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid5

from lxml import etree

from ketareview.domain.article import Author, Record
from ketareview.importing.record import dates, identifiers, names

SETS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "dedupe"
_SPACE = UUID("a5c3dd5e-6f6f-4a0e-9a08-6c9ad1ed2d0d")
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_]{2})")  # "Adeli K.Lewis G. F."

Joined = Iterable[tuple[UUID, UUID]]


@dataclass(frozen=True, slots=True)
class Truth:
    """Records with what is known of them, by one of three ways in which truth is published.

    `groups` are the numbers of papers; `redundant` are all records of a paper but one, `repeated`
    all records of papers that have several.
    """

    name: str
    records: Sequence[tuple[UUID, Record]]
    groups: dict[UUID, int] = field(default_factory=dict)
    redundant: frozenset[UUID] = frozenset()
    repeated: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """How many copies were found, how many records wrongly called copies, how many missed."""

    found: int
    wrong: int
    missed: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)


def sets(folder: Path = SETS) -> Iterator[Truth]:
    """Read every set that is in a folder."""
    for path in sorted(folder.glob("*_labelled_test_set.csv")):
        yield _labelled(path)
    for path in sorted(folder.glob("*_records_pre_merged.csv")):
        yield _grouped(path)
    for path in sorted(folder.glob("*.endnote.xml")):
        yield _captioned(path)


def score(truth: Truth, joined: Joined) -> Score:
    """Compare the groups that pairs make, by transitive closure, with the truth."""
    found = wrong = 0
    for group in united(joined):
        if truth.groups:
            papers = len({truth.groups[each] for each in group})
            found += len(group) - papers
            wrong += papers - 1
        elif truth.redundant:
            copies = len(truth.redundant.intersection(group))
            found += min(copies, len(group) - 1)
            wrong += max(0, len(group) - 1 - copies)
        else:
            copies = len(truth.repeated.intersection(group))
            found += copies
            wrong += len(group) - copies
    grouped = len(truth.groups) - len(set(truth.groups.values()))
    return Score(found, wrong, grouped + len(truth.redundant) + len(truth.repeated) - found)


def is_right(truth: Truth, first: UUID, second: UUID) -> bool:
    """Tell whether two records can be one paper, as far as the truth says that of a pair."""
    if truth.groups:
        return truth.groups[first] == truth.groups[second]
    if truth.redundant:  # two that are kept are two papers
        return first in truth.redundant or second in truth.redundant
    return first in truth.repeated and second in truth.repeated


def united(joined: Joined) -> list[list[UUID]]:
    """Unite pairs to groups."""
    leaders: dict[UUID, UUID] = {}

    def leader(one: UUID) -> UUID:
        while leaders.setdefault(one, one) != one:
            leaders[one] = leaders[leaders[one]]
            one = leaders[one]
        return one

    for first, second in joined:
        leaders[leader(first)] = leader(second)
    groups: dict[UUID, list[UUID]] = {}
    for one in leaders:
        groups.setdefault(leader(one), []).append(one)
    return list(groups.values())


def _labelled(path: Path) -> Truth:
    text = path.read_text(encoding="cp1252", errors="replace")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    ids = [uuid5(_SPACE, f"{path.name} {row['record_id']}") for row in rows]
    copies = {each for each, row in zip(ids, rows, strict=True) if row["source"] == "duplicate"}
    records = [
        _record(row, [names.author(name) for name in _GLUED.split(row["author"])]) for row in rows
    ]
    return Truth(path.stem, list(zip(ids, records, strict=True)), redundant=frozenset(copies))


def _grouped(path: Path) -> Truth:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = [uuid5(_SPACE, f"{path.name} {row['ID']}") for row in rows]
    groups = {each: number for number, each in enumerate(ids)}
    merged = path.with_name(path.name.replace("records_pre_merged", "merged_record_ids"))
    for line in merged.read_text().splitlines()[1:]:
        members = [uuid5(_SPACE, f"{path.name} {each}") for each in line.strip('"\n').split(";")]
        groups.update(dict.fromkeys(members, groups[members[0]]))
    records = [
        _record(row, [names.author(each) for each in row["author"].split(" and ")]) for row in rows
    ]
    return Truth(path.stem, list(zip(ids, records, strict=True)), groups)


def _captioned(path: Path) -> Truth:
    records: list[tuple[UUID, Record]] = []
    repeated: set[UUID] = set()
    for number, element in enumerate(etree.parse(path).iter("record")):
        each = uuid5(_SPACE, f"{path.name} {number}")
        row = {
            field: _text(element, where)
            for field, where in (
                *(("title", "titles/title"), ("journal", "titles/secondary-title")),
                *(("year", "dates/year"), ("abstract", "abstract"), ("volume", "volume")),
                *(("number", "number"), ("pages", "pages")),
                *(("doi", "electronic-resource-num"), ("isbn", "isbn")),
            )
        }
        people = [
            names.author("".join(map(str, author.itertext())))
            for author in element.findall("contributors/authors/author")
        ]
        records.append((each, _record(row, people)))
        if _text(element, "caption").strip() == "Duplicate":
            repeated.add(each)
    return Truth(path.stem, records, repeated=frozenset(repeated))


def _record(row: dict[str, str], authors: list[Author]) -> Record:
    values = {name: "" if value == "NA" else value.strip() for name, value in row.items()}
    return Record(
        title=" ".join(values["title"].split()),
        authors=tuple(who for who in authors if who != Author()),
        year=dates.year(values["year"]) or None,
        journal=values["journal"],
        volume=values["volume"],
        issue=values["number"],
        pages=values["pages"],
        doi=identifiers.clean_doi(values.get("doi", "")),
        abstract=values.get("abstract", ""),
        extra={"issn": values["isbn"]} if values.get("isbn") else {},
    )


def _text(element: etree._Element, where: str) -> str:
    found = element.find(where)
    return "" if found is None else "".join(map(str, found.itertext()))
