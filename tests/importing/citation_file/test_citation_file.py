"""Citation files come out as the works that they name."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Author
from ketareview.domain.errors import FileError, NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.citation_file import IMPORTER
from ketareview.importing.yaml.values import parse

_FILE = """\
# This is a comment
cff-version: 1.2.0
message: "Please cite: \\"this\\""
title: 'Ketamine''s dose' # of the tool
abstract: >
  Folded over
  two lines.

  And a second paragraph.
authors:
  - family-names: Prado
    given-names: Inés
    name-particle: von
    name-suffix: Jr.
    orcid: https://orcid.org/0000
    affiliation: Pond House
  -
    name: Ketamine Study Group
keywords: [ketamine, "dose"]
identifiers:
- type: doi
  value: 10.5555/tool
date-released: 2021-03-15
license: MIT
preferred-citation:
  type: article
  title: Ketamine dosing made
    simple
  authors:
    - family-names: Okafor
      given-names: Nnamdi
  journal: Annals
  year: 2020
  start: 5
  end: 9
  doi: 10.5555/paper
references:
  - type: book
    title: |
      Handbook
    publisher:
      name: House
      city: Lagos
      country: NG
      tel: "12"
    conference:
      name: Frogs
      date-start: 2020-01-02
"""


def _read(folder: Path, text: str) -> list[Draft]:
    path = folder / "CITATION.cff"
    path.write_text(text, encoding="utf-8", errors="replace")
    assert IMPORTER.recognises(path) or not text.strip("\0")
    return [draft for draft in IMPORTER.read(path, NO_WISHES) if isinstance(draft, Draft)]


def test_the_tool_the_paper_and_what_they_cite_are_read(tmp_path: Path) -> None:
    tool, paper, book = (draft.record for draft in _read(tmp_path, _FILE))
    assert (tool.title, tool.doi, tool.year) == ("Ketamine's dose", "10.5555/tool", 2021)
    assert tool.authors == (
        Author("von Prado", "Inés, Jr"),
        Author(literal="Ketamine Study Group"),
    )
    assert tool.abstract == "Folded over two lines.\nAnd a second paragraph."
    assert tool.extra["keywords"] == "ketamine\ndose"
    assert tool.extra["CFF message"] == 'Please cite: "this"'
    assert (paper.title, paper.journal) == ("Ketamine dosing made simple", "Annals")
    assert (paper.year, paper.pages, paper.doi) == (2020, "5-9", "10.5555/paper")
    assert (book.title, book.extra["publisher"]) == ("Handbook", "House")


def test_what_is_told_of_people_and_bodies_is_kept(tmp_path: Path) -> None:
    tool, _, book = (draft.record for draft in _read(tmp_path, _FILE))
    assert tool.extra["affiliations"] == "von Prado, Inés, Jr.: Pond House"
    assert tool.extra["CFF people"] == "von Prado, Inés, Jr.: orcid: https://orcid.org/0000"
    assert (book.extra["place"], book.extra["CFF publisher"]) == ("Lagos, NG", "tel: 12")
    assert (book.extra["conference"], book.extra["CFF conference"]) == (
        "Frogs",
        "date-start: 2020-01-02",
    )


def test_files_without_a_work_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRecordsError):
        _read(tmp_path, "---\ntest: 123\n...\n")
    with pytest.raises(UnreadableFileError):
        _read(tmp_path, "a: 1\nno field here\n")
    with pytest.raises(UnreadableFileError):
        _read(tmp_path, "- " * 100 + "x")


@given(st.text(st.sampled_from("ab:-#|>'\"[]{}, \n\t")) | st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.cff"
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        list(IMPORTER.read(path, NO_WISHES))
    except FileError:
        return


@given(st.dictionaries(st.text("abc", min_size=1), st.text("xyz é", min_size=1).map(str.strip)))
def test_simple_fields_come_back(fields: dict[str, str]) -> None:
    text = "\n".join(f"{name}: {value}" for name, value in fields.items())
    wanted = {name: value for name, value in fields.items() if value}
    found = parse(text)
    assert (
        {name: found[name] for name in wanted} == wanted if isinstance(found, dict) else not wanted
    )
