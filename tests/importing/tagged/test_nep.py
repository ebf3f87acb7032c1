"""Reports of RePEc's New Economics Papers are lists of references, not mail."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.article import Author, Record
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.formats import importers
from ketareview.importing.formats.nep import IMPORTER
from ketareview.importing.tagged import nep

_RULE = "-" * 76
_REPORT = f"""\
From editor at nep.example.org  Tue Sep  6 12:33:00 2005
From: editor at nep.example.org (Ines Prado)
Date: Tue Sep  6 12:33:01 2005
Subject: [nep-hea] 2005-09-02, 2 papers

{_RULE}
NEP: New Economics Papers
Health Economics
{_RULE}

Edited by: Ines Prado

Papers:    2

In this issue we have:
{_RULE}

1. Ketamine and
   the cost of care
2. Waiting for a bed

{_RULE}

1. Ketamine and
   the cost of care

Ines Prado (University of Mood)
Tom Okafor

   We ask what care costs. Three facts count.
   1. It is paid for twice, which nobody knew before.

   It falls.

Keywords: costs, care; beds
JEL:      I11; I18
Date:     2005-08
URL:      http://example.org/n?u=RePEc:abc:paper:1&r=hea

{_RULE}

2. Waiting for a bed

By:       Okafor, Tom
Abstract: People wait.
Date:     2004
URL:      http://example.org/n?u=RePEc:abc:paper:2&r=hea
"""


def _records(path: Path) -> list[Record]:
    found = IMPORTER.read(path, Wishes())
    return [draft.record for draft in found if isinstance(draft, Draft)]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(_REPORT)
    return path


def test_a_report_is_no_mail(report: Path) -> None:
    assert next(each for each in importers() if each.recognises(report)).name == IMPORTER.name


def test_a_mail_without_one_is_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text("From: a@b.org\nSubject: NEP: New Economics Papers\n\nHello.\n")

    assert not IMPORTER.recognises(path)


def test_each_paper_is_a_record_with_all_that_is_said_of_it(report: Path) -> None:
    first, second = _records(report)

    assert first.title == "Ketamine and the cost of care"
    assert first.authors == (Author("Prado", "Ines"), Author("Okafor", "Tom"))
    assert first.year == 2005
    assert first.url == "http://example.org/n?u=RePEc:abc:paper:1&r=hea"
    assert first.abstract == (
        "We ask what care costs. Three facts count. "
        "1. It is paid for twice, which nobody knew before.\nIt falls."
    )
    assert first.extra == {
        "affiliations": "University of Mood",
        "keywords": "costs\ncare\nbeds",
        "JEL": "I11; I18",
        "date": "2005-08",
    }
    assert (second.title, second.authors) == ("Waiting for a bed", (Author("Okafor", "Tom"),))
    assert (second.abstract, second.year) == ("People wait.", 2004)


@given(st.lists(st.sampled_from(["", "1. One", "2. Two", _RULE, "Date: 2005", "By:", "Words."])))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    drafts = list(nep.records("\n".join(lines)))

    assert all(draft.record.title for draft in drafts)
