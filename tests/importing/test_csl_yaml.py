"""References in YAML come out as records, and as a list behind the text whose head holds them."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Unread
from ketareview.domain.text import BlockKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from ketareview.importing.yaml.values import YamlError, parse

_ITEMS = """\
- id: fenner2012
  type: article-journal
  title: "One-click science: marketing"
  author:
  - family: Fenner
    given: Martin
  - {family: Marsh, given: Ada B., suffix: Jr}
  container-title: Nature Materials
  volume: 11
  issue: 4
  page: 261-263
  issued:
    - year: 2012
      month: 3
  DOI: 10.1038/nmat3283
  abstract: >
    Ponds dry,
    frogs leave.
  custom: {pond: [north, "south, east"]}
- id: second
  type: book
  title: !!str Frogs # of all ponds
  issued: {date-parts: [[1953, 4]], season: 2}
"""


def _read(folder: Path, text: str, name: str = "x.yaml") -> tuple[str, list[Draft | Unread]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    importer = next(one for one in importers() if one.recognises(path))
    return importer.name, list(importer.read(path, NO_WISHES))


def _indented(text: str) -> str:
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"---\nreferences:\n{_ITEMS}...\n", "x.yaml", id="pandoc"),
        pytest.param(f"# Mine\nreferences:\n{_indented(_ITEMS)}", "x.yml", id="indented"),
        pytest.param(f"---\nreferences:\n{_ITEMS}---\n\n", "x.md", id="a head alone"),
        pytest.param(f"---\nnocite: '@*'\nreferences:\n{_ITEMS}lang: en\n", "x.yaml", id="others"),
        pytest.param(_ITEMS, "x.txt", id="a list alone"),
    ],
)
def test_references_are_records(tmp_path: Path, text: str, name: str) -> None:
    kind, drafts = _read(tmp_path, text, name)
    assert kind == "CSL-YAML"
    first, second = (draft.record for draft in drafts if isinstance(draft, Draft))
    assert len(drafts) == 2
    assert (first.title, first.journal) == ("One-click science: marketing", "Nature Materials")
    assert first.authors == (Author("Fenner", "Martin"), Author("Marsh", "Ada B., Jr"))
    assert (first.volume, first.issue, first.pages, first.year) == ("11", "4", "261-263", 2012)
    assert (first.doi, first.abstract) == ("10.1038/nmat3283", "Ponds dry, frogs leave.")
    assert first.extra["CSL custom"] == "pond: north, south, east"
    assert (second.title, second.year, second.extra["date"]) == ("Frogs", 1953, "1953-04")
    assert second.extra["CSL issued"] == "season: 2"


def test_what_is_no_record_is_told_and_costs_itself(tmp_path: Path) -> None:
    text = f"title: Of ponds\nreferences:\n{_ITEMS}- id: lost\n   type: [book\n a: b\n- third\n"
    _, drafts = _read(tmp_path, text)
    told = [each.reason.facts["finding"] for each in drafts if isinstance(each, Unread)]
    assert [each.split(":")[0] for each in told] == [
        "1 line before the first record",
        "no record",
        "no record",
    ]
    assert "Of ponds" in told[0]
    assert "lost" in told[1]
    assert len(drafts) == 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- id: 1\n  type: post\n  title: Frogs\n", id="a list of something else"),
        pytest.param("references:\n- id: 1\n  type: pond\n  title: Frogs\n", id="no type of CSL"),
        pytest.param("- one\n- two\n", id="bullets"),
    ],
)
def test_other_lists_are_left_alone(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text, "x.txt")[0] == "plain text"


def test_references_of_a_text_stand_behind_it(tmp_path: Path) -> None:
    text = f"---\ntitle: Ponds\nreferences:\n{_ITEMS}---\n\n# Ponds\n\nFrogs leave [@fenner2012].\n"
    name, (draft,) = _read(tmp_path, text, "x.md")
    assert name == "Markdown"
    assert isinstance(draft, Draft)
    (page,) = draft.pages
    kinds = [block.kind for block in page.blocks]
    assert kinds[-3:] == [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    for words in (
        "fenner2012. Fenner, Martin; Marsh",
        "2012;11(4):261-263",
        "Ponds dry",
        "season: 2",
    ):
        assert words in page.text
    assert page.text.count("References") == 1


def test_the_list_stands_below_its_own_heading(tmp_path: Path) -> None:
    text = f"---\nreferences:\n{_ITEMS}---\n\nFrogs.\n\n# Sources\n"
    _, (draft,) = _read(tmp_path, text, "x.md")
    assert isinstance(draft, Draft)
    assert "References" not in draft.pages[0].text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: [it's, {b: http://c.d/e#f}]", ["it's", {"b": "http://c.d/e#f"}]),
        ("a: [\n  one,\n  two\n]\n", ["one", "two"]),
        ("a: &pond {b: , c: ~, d: '~'}", {"b": "", "c": "", "d": "~"}),
        ("a: one\na: two", ["one", "two"]),
        ("a: >\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("a: 1e3 # yes", "1e3"),
        ("a: !!python/object:os.system [ls]", ["ls"]),
    ],
)
def test_every_value_is_text(text: str, value: object) -> None:
    assert parse(text) == {"a": value}


@pytest.mark.parametrize(
    "text",
    ["a: [Ketamine] for frogs", "a: [[[", "[" * 100_000, "- " * 100 + "x", "? [a]\n: b", "&a [*a]"],
    ids=["words behind", "open", "open without end", "deep", "no name", "itself"],
)
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        parse(text)
