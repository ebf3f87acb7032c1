"""MEDLINE, Web of Science, EndNote, RefWorks and Ovid: their records and fields."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from ketareview.importing.formats.cochrane import IMPORTER as COCHRANE
from ketareview.importing.formats.endnote_tagged import IMPORTER as ENDNOTE
from ketareview.importing.formats.nbib import IMPORTER as MEDLINE
from ketareview.importing.formats.ovid import IMPORTER as OVID
from ketareview.importing.formats.refworks import IMPORTER as REFWORKS
from ketareview.importing.formats.web_of_science import IMPORTER as WEB_OF_SCIENCE
from ketareview.importing.tagged.importing import TaggedFile
from tests.importing.tagged.reading import Reader, drafts, titles

_MEDLINE = """PMID- 12345678
OWN - NLM
TI  - Frogs and
      ponds
FAU - Marsh, Ada B
AU  - Marsh AB
JT  - Journal of Ponds
VI  - 12
IP  - 3
PG  - 45-67
DP  - 2004 May
AID - 10.5555/frog.1 [doi]
AB  - Ponds dry.
"""
_WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Marsh, AB
AF Marsh, Ada B.
TI Frogs and
   ponds
SO JOURNAL OF PONDS
VL 12
IS 3
BP 45
EP 67
PY 2004
DI 10.5555/frog.1
AB Ponds dry.
ER

"""
_ENDNOTE = """%0 Journal Article
%A Marsh, Ada B.
%T Frogs and ponds
%J Journal of Ponds
%V 12
%N 3
%P 45-67
%D 2004
%R 10.5555/frog.1
%X Ponds dry.

"""
_REFWORKS = """RT Journal Article
A1 Marsh, Ada B.
T1 Frogs and ponds
JF Journal of Ponds
VO 12
IS 3
SP 45
OP 67
YR 2004
DO 10.5555/frog.1
AB Ponds dry.

"""
_LEGEND = """Refworks Export Tagged Format

Character Set=utf-8

Tag legend
*****
RT=Reference Type
SR=Source Type
U10=User 10
PMID=PMID

*****
Font Attribute Legend
Start Bold = <b>
End Bold = </b>

*****
BEGIN EXPORTED REFERENCES


"""
_OVID = """<1. >
VN  - Ovid Technologies
AU  - Marsh, Ada B. PhD *
TI  - Frogs and ponds.  [Article]
SO  - Journal of Ponds. 12(3):45-67, May 6, 2004.
DO  - 10.5555/frog.1
AB  - Ponds dry.

"""
_LABELLED = """<1>
Authors
  Marsh, Ada B.
Title
  Frogs and ponds
Source
  Journal of Ponds. 12(3):45-67, May 2004.
Digital Object Identifier
  10.5555/frog.1
Abstract
  Ponds dry.

"""
_KINDS = [
    pytest.param(MEDLINE, _MEDLINE, id="MEDLINE"),
    pytest.param(WEB_OF_SCIENCE, _WEB_OF_SCIENCE, id="Web of Science"),
    pytest.param(ENDNOTE, _ENDNOTE, id="EndNote"),
    pytest.param(REFWORKS, _REFWORKS, id="RefWorks"),
    pytest.param(OVID, _OVID, id="Ovid"),
    pytest.param(OVID, _LABELLED, id="Ovid, labelled"),
]


@pytest.mark.parametrize(("importer", "text"), _KINDS)
def test_fields_come_where_they_belong(importer: Reader, text: str, tmp_path: Path) -> None:
    """All formats say the same of the same article."""
    (draft,) = drafts(importer, tmp_path, text)
    record = draft.record
    assert record.title.rstrip(".") == "Frogs and ponds"
    assert [author.family for author in record.authors] == ["Marsh"]
    assert (record.journal or "").lower() == "journal of ponds"
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.year, record.doi) == (2004, "10.5555/frog.1")
    assert record.abstract == "Ponds dry."


@pytest.mark.parametrize(("importer", "text"), _KINDS)
def test_records_follow_one_another(importer: Reader, text: str, tmp_path: Path) -> None:
    """As many records come out as are in the file."""
    read = drafts(importer, tmp_path, text * 3)
    assert len(read) == 3
    assert all(isinstance(draft, Draft) for draft in read)


@pytest.mark.parametrize(
    "legend", [_LEGEND, "RT Reference Type\nSR Source Type\nA1 Primary Authors\n\n"]
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_legend_of_refworks_is_no_part_of_a_record(
    tmp_path: Path, legend: str, place: str
) -> None:
    path = tmp_path / "x.txt"
    text = f"{legend}{_REFWORKS}" if place == "above" else f"{_REFWORKS}{legend}"
    path.write_text(text, encoding="utf-8")
    (read,) = REFWORKS.read(path, NO_WISHES)
    (alone,) = drafts(REFWORKS, tmp_path, _REFWORKS)
    assert read == alone


def test_longer_tags_of_refworks_are_fields_too(tmp_path: Path) -> None:
    text = _REFWORKS.replace("VO 12", "PMID 12345\nPMCID PMC678\nU10 mine\nU1 yours\nVO 12")
    (draft,) = drafts(REFWORKS, tmp_path, text)
    assert (draft.record.pmid, draft.record.extra["pmcid"]) == ("12345", "PMC678")
    assert (draft.record.extra["RefWorks U10"], draft.record.journal) == (
        "mine",
        "Journal of Ponds",
    )


def test_endnote_records_may_begin_with_a_title(tmp_path: Path) -> None:
    """Some sites write the type behind the title, or none."""
    text = "%T One\n%0 Journal Article\n%A Marsh, Ada\n\n\n%T Two\n%D 2001\n\n\n%T Three\n%D 2002\n"
    assert titles(ENDNOTE, tmp_path, text) == ["One", "Two", "Three"]


def test_an_endnote_record_may_have_two_types(tmp_path: Path) -> None:
    one, two = drafts(ENDNOTE, tmp_path, "%0 Serial\n%0 Audio\n%T One\n\n%0 Book\n%T Two\n")
    assert (one.record.title, two.record.title) == ("One", "Two")
    assert one.record.extra["type"] == "Serial\nAudio"


def test_a_number_of_zeros_is_none(tmp_path: Path) -> None:
    (draft,) = drafts(MEDLINE, tmp_path, "PMID- 0000000\nTI  - One\nAU  - Marsh AB\n")
    assert not draft.record.pmid
    assert draft.record.extra["pmid as written"] == "0000000"


def test_medline_without_a_number_is_known(tmp_path: Path) -> None:
    """Tags of three letters are MEDLINE's alone; the publisher's number stands for a page."""
    text = "FAU - Marsh, Ada\nTI  - Frogs\nJT  - Ponds\nAID - e123 [pii]\n"
    (draft,) = drafts(MEDLINE, tmp_path, text)
    assert (draft.record.title, draft.record.pages) == ("Frogs", "e123")


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("pmid- 2\nTI  - Two\n", id="small"),
        pytest.param("PMID: 2\nTI  - Two\n", id="a colon"),
        pytest.param("pmid - 2\nti  - Two\nstat- MEDLINE\n", id="all small"),
    ],
)
def test_a_damaged_number_of_pubmed_begins_its_record(tmp_path: Path, second: str) -> None:
    text = f"PMID- 1\nTI  - One\nAB  - See\n      PMID: 7\n\n{second}\nPMID- 3\nTI  - Three\n"
    records = [draft.record for draft in drafts(MEDLINE, tmp_path, text)]
    assert [record.pmid for record in records] == ["1", "2", "3"]
    assert [record.title for record in records] == ["One", "Two", "Three"]
    assert records[0].abstract == "See PMID: 7"


@pytest.mark.parametrize(
    ("importer", "text", "line"),
    [
        pytest.param(MEDLINE, "TI = Lost\nPMID- 1\nTI  - One\n", "TI = Lost", id="MEDLINE"),
        pytest.param(ENDNOTE, "T Lost\n%0 Book\n%T One\n%A A, B\n", "T Lost", id="EndNote"),
        pytest.param(
            REFWORKS,
            f"{_LEGEND}Lost words\n\nRT Book\nA1 Marsh, A\nT1 One\n",
            "1 line before the first record: \u201cLost words",
            id="RefWorks",
        ),
        pytest.param(
            WEB_OF_SCIENCE,
            "FN Clarivate\nVR 1.0\nT Lost\nPT J\nTI One\nAU Marsh, A\nER\nEF\n",
            "T Lost",
            id="Web of Science",
        ),
        pytest.param(
            COCHRANE,
            "TY  - JOUR\nTI  - Lost\n\nRecord #1 of 1\nID: CN-1\nTI: One\n",
            "TY - JOUR",
            id="RIS above Cochrane",
        ),
    ],
)
def test_lines_above_the_records_are_told(
    tmp_path: Path, importer: TaggedFile, text: str, line: str
) -> None:
    """They may be what is left of a record."""
    path = tmp_path / "stray.txt"
    path.write_text(text, encoding="utf-8")
    told, record = importer.read(path, NO_WISHES)
    assert isinstance(told, Unread)
    assert line in told.reason.facts["finding"]
    assert isinstance(record, Draft)
    assert record.record.title == "One"


def test_records_of_ris_are_no_part_of_the_record_above(tmp_path: Path) -> None:
    """Someone put files of two kinds together."""
    ris = "TY  - JOUR\nTI  - Two\nAB  - Frogs\nER  - \n"
    (one, two) = drafts(MEDLINE, tmp_path, f"PMID- 1\nTI  - One\n\n{ris}")
    assert [one.record.title, two.record.title] == ["One", "Two"]
    assert two.record.abstract == "Frogs"
    path = tmp_path / "cochrane.txt"
    start = "Record #1 of 2\nID: CN-1\nTI: One\n\n"
    path.write_text(f"{start}{ris}\n{start}{ris}", encoding="utf-8")
    read = list(COCHRANE.read(path, NO_WISHES))
    assert [each.record.title for each in read if isinstance(each, Draft)] == ["One", "One"]
    told = [each.reason.facts["finding"] for each in read if isinstance(each, Unread)]
    assert told == ["4 lines outside the records: \u201cTY - JOUR\u201d"] * 2


def test_an_ordinal_behind_a_name_is_no_mark(tmp_path: Path) -> None:
    (draft,) = drafts(MEDLINE, tmp_path, "PMID- 1\nTI  - One\nFAU - Reed, William A 3rd\n")
    assert draft.record.authors == (Author("Reed", "William A, 3rd"),)


@pytest.mark.parametrize("behind", [" [Lille]", " (a@example.org)"])
def test_web_of_science_keeps_what_stands_behind_names(tmp_path: Path, behind: str) -> None:
    text = f"FN Clarivate\nVR 1.0\nPT J\nAU Marsh, Ada{behind}\nTI Frogs\nER\n"
    (draft,) = drafts(WEB_OF_SCIENCE, tmp_path, text)
    assert draft.record.authors == (Author("Marsh", "Ada"),)
    assert behind.strip(" []()") in draft.record.extra["Web of Science AU"]


def test_ovid_keeps_what_stands_around_names(tmp_path: Path) -> None:
    """Addresses and degrees are no part of a name and are kept beside it."""
    text = "<1. >\nTI  - Frogs\nAU  - Marsh, Ada [Author; mail: a@example.org]\n"
    (draft,) = drafts(OVID, tmp_path, text)
    assert [author.family for author in draft.record.authors] == ["Marsh"]
    assert "a@example.org" in repr(draft.record)


@pytest.mark.parametrize("ending", ["nbib", "enw", "ciw"])
def test_a_file_of_a_name_without_records_is_told_to_have_none(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    path.write_text("Some prose, and no record.\n", encoding="utf-8")
    importer = next(one for one in importers() if one.recognises(path))
    with pytest.raises(NoRecordsError):
        list(importer.read(path, NO_WISHES))


@pytest.mark.parametrize("ending", ["nbib", "enw", "ciw"])
def test_what_a_file_holds_counts_more_than_its_name(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    path.write_text("TY  - JOUR\nTI  - One\nAU  - Prado, I\nER  -\n", encoding="utf-8")
    assert next(one for one in importers() if one.recognises(path)).name == "RIS"


def test_medline_may_begin_its_records_with_an_identifier_of_its_own(tmp_path: Path) -> None:
    text = "UI  - {}\nAU  - Marsh AB\nTI  - Work {}\nSO  - J Ponds 2001\n\n"
    one, two = drafts(MEDLINE, tmp_path, text.format(98, 1) + text.format(99, 2))
    assert [one.record.title, two.record.title] == ["Work 1", "Work 2"]
    assert two.record.extra["accession"] == "99"
