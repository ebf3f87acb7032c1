"""Markdown comes out as blocks, its marks gone and its words all there."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft
from ketareview.domain.text import BlockKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.markdown import IMPORTER
from ketareview.importing.frontmatter import split

_DOCUMENT = """\
---
title: "Ketamine: a primer"
author:
  - Nnamdi Okafor
  - Ines Prado
date: 2021-03-15
doi: https://doi.org/10.5555/KETA.2021
---

# Ketamine

Given *intravenously*, it acts
within **hours**[^1], as `NMDA` antagonists may.

- nausea
- dissociation
  1. mild
  2. severe

> We were surprised.

| Group | n |
| --- | --- |
| Ketamine | 35 |

```
p = 0.03
```

![A curve](https://example.org/curve.png)

<div>Raw <b>words</b> stay<script>alert(1)</script></div>

[^1]: Zarate 2006.
"""


def _read(path: Path, text: str) -> Draft:
    path.write_text(text, encoding="utf-8")
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_each_kind_of_block_is_told(tmp_path: Path) -> None:
    (page,) = _read(tmp_path / "x.md", _DOCUMENT).pages

    found = [(block.kind, block.level, page.text[block.start : block.end]) for block in page.blocks]
    assert found == [
        (BlockKind.HEADING, 1, "Ketamine"),
        (
            BlockKind.PARAGRAPH,
            0,
            "Given intravenously, it acts within hours[^1], as NMDA antagonists may.",
        ),
        (BlockKind.LIST_ITEM, 1, "nausea"),
        (BlockKind.LIST_ITEM, 1, "dissociation"),
        (BlockKind.LIST_ITEM, 2, "1. mild"),
        (BlockKind.LIST_ITEM, 2, "2. severe"),
        (BlockKind.QUOTATION, 0, "We were surprised."),
        (BlockKind.TABLE_ROW, 0, "Group\tn"),
        (BlockKind.TABLE_ROW, 0, "Ketamine\t35"),
        (BlockKind.CODE, 0, "p = 0.03"),
        (BlockKind.PARAGRAPH, 0, "A curve"),
        (BlockKind.PARAGRAPH, 0, "Raw words stay"),
        (BlockKind.FOOTNOTE, 0, "[^1]: Zarate 2006."),
    ]


def test_front_matter_gives_the_record(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.md", _DOCUMENT)

    assert draft.record.title == "Ketamine: a primer"
    assert draft.record.authors == (Author("Okafor", "Nnamdi"), Author("Prado", "Ines"))
    assert draft.record.year == 2021
    assert draft.record.doi == "10.5555/keta.2021"
    assert draft.origin["title"].where == "file metadata"
    assert draft.left_out == ("pictures",)


def test_without_front_matter_the_first_heading_is_the_title(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.md", "Intro.\n\n## Not this\n\n# Nor this\n")

    assert draft.record.title == "Not this"
    assert _read(tmp_path / "a_b.md", "words only").record.title == "a b"


@pytest.mark.parametrize(
    "text",
    [
        "---\njust a rule above\n---\n\nwords",
        "---\n- a\n- list\n---\nwords",
        "+++\nnot = = toml\n+++\nwords",
        "--- no front matter",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split(text) == ({}, text)


def test_toml_and_pandoc_front_matter_are_known() -> None:
    assert split('+++\ntitle = "T"\nauthors = ["A B", "C D"]\n+++\nx') == (
        {"title": "T", "author": "A B; C D"},
        "x",
    )
    assert split("% T\n% A B; C D\n% 2021\n\nx") == (
        {"title": "T", "author": "A B; C D", "date": "2021"},
        "\nx",
    )


def test_a_file_without_words_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        _read(tmp_path / "x.md", "---\ntitle: T\n---\n\n***\n")


def test_all_fields_of_the_head_are_kept(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Ponds\ndate: 2020\npublished: 2021\ntags: [frogs]\nlang: en\n---\n\nWords.\n"
    )
    record = _read(tmp_path / "x.md", text).record
    assert (record.year, record.extra["Markdown published"]) == (2020, "2021")
    assert (record.extra["Markdown tags"], record.extra["language"]) == ("frogs", "en")


def test_rows_of_tables_in_markup_are_kept_apart(tmp_path: Path) -> None:
    table = "<table><tr><th>Dose</th><th>n</th></tr><tr><td>0.5</td><td>35</td></tr></table>"
    path = tmp_path / "paper.md"
    path.write_text(
        f"Before.\n\n{table}\n\n<div>A<b>f</b>ter</div><ul><li>one</li><li>two</li></ul>\n",
        encoding="utf-8",
    )
    (draft,) = IMPORTER.read(path, NO_WISHES)
    [page] = draft.pages

    assert page.text == "Before.\n\nDose\tn\n0.5\t35\n\nAfter\none\ntwo"
    assert [block.kind for block in page.blocks[1:3]] == [BlockKind.TABLE_ROW] * 2
