"""What saved pages tell of themselves in the words that they show."""

import json
from pathlib import Path

import pytest

from ketareview.domain.article import Author, Record
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.html import IMPORTER


def _read(folder: Path, body: str, head: str = "") -> Record:
    path = folder / "page.html"
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}<p>Ketamine.</p></body></html>"
    path.write_text(page, encoding="utf-8")
    [draft] = IMPORTER.read(path, NO_WISHES)
    return draft.record


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By <a rel='author'>Ines Prado</a> - Apr 6, 2016 7:33 pm UTC", "Ines Prado"),
        ("by Ines Prado<span>22 Dec 2016</span><span>651</span>", "Ines Prado"),
        ("Posted on September 21, 2020 by Ines Prado", "Ines Prado"),
        ("Veröffentlicht von Ines Prado am 3. Mai", "Ines Prado"),
        ("Por Ines Prado y Nnamdi Okafor", "Ines Prado, Nnamdi Okafor"),
        ("Ludwig von Berg @lvb", "Ludwig von Berg"),
        ("<b>Author</b>Ines Prado", "Ines Prado"),
        ("<a class='url' href='/i'>Follow us on https://mood.example</a>", ""),
        ("posted at 7:33", ""),
    ],
)
def test_a_byline_is_read_without_what_stands_beside_the_names(
    tmp_path: Path, byline: str, people: str
) -> None:
    record = _read(tmp_path, f"<p class='byline'>{byline}</p>")

    assert ", ".join(f"{who.given} {who.family}" for who in record.authors) == people


@pytest.mark.parametrize(
    "name", ["entry-meta-author", "post__author", "byline__author", "author-name", "blog-authors"]
)
def test_authors_are_known_by_the_usual_names_of_elements(tmp_path: Path, name: str) -> None:
    said = f"<span class='{name}'>Ines Prado</span>"
    other = "<div class='comments'><b class='author'>Some Reader</b></div>"

    assert _read(tmp_path, other + said).authors == (Author("Prado", "Ines"),)


def test_bodies_and_references_in_linked_data_are_read_as_such(tmp_path: Path) -> None:
    linked = {
        "@type": "NewsArticle",
        "headline": "Ketamine isn&#039;t new",
        "author": [
            {"@type": "NewsMediaOrganization", "name": "Mood Daily"},
            {"@type": "Person", "name": "In&eacute;s Prado, Nnamdi Okafor"},
            "https://mood.example/author/ines",
        ],
    }
    head = f"<script type='application/ld+json'>{json.dumps(linked)}</script>"
    record = _read(tmp_path, "", head)

    assert record.title == "Ketamine isn't new"
    assert record.authors == (
        Author(literal="Mood Daily"),
        Author("Prado", "Inés"),
        Author("Okafor", "Nnamdi"),
    )


def test_the_day_is_read_where_only_the_page_shows_it(tmp_path: Path) -> None:
    record = _read(tmp_path, "<div class='entry-date'>Published: 21 December 2016</div>")

    assert (record.year, record.extra["published"]) == (2016, "2016-12-21")
    assert _read(tmp_path, "<p>It was first used in 1970.</p>").year is None


@pytest.mark.parametrize(
    ("tab", "body"),
    [
        ("Ketamine at home | Mood Diary", "<h1>Mood Diary</h1><h2>Ketamine at home</h2>"),
        ("Ketamine at home - Mood Diary", "<h1>Mood Diary</h1><h1>Ketamine at home</h1>"),
        (
            "Ketamine at home and after that | Mood Diary",
            "<h1>Ketamine at home and after that</h1>",
        ),
        ("mood.org » Blog » Ketamine at home today", "<h1>mood.org</h1>"),
    ],
)
def test_the_site_s_name_is_not_the_title(tmp_path: Path, tab: str, body: str) -> None:
    title = _read(tmp_path, body, f"<title>{tab}</title>").title

    assert title.startswith("Ketamine at home")
    assert "Mood Diary" not in title


def test_linked_data_name_a_work_without_its_site(tmp_path: Path) -> None:
    site = "<meta property='og:site_name' content='Mood Diary'>"
    works = [
        {"@type": "WebPage", "name": "Mood Diary"},
        {"@type": "Article", "headline": "Ketamine at home - Mood Diary"},
    ]
    head = f"{site}<script type='application/ld+json'>{json.dumps(works)}</script>"

    assert _read(tmp_path, "", head).title == "Ketamine at home"


def test_authors_in_elements_of_their_own_are_one_list(tmp_path: Path) -> None:
    names = "".join(
        f"<li><a class='authorName' href='#'>{name}</a><sup>a</sup>,</li>"
        for name in ("Ines Prado", "Nnamdi Okafor")
    )
    other = "<div><p><a class='authorName'>Other Person</a></p></div>"

    assert _read(tmp_path, f"<ul>{names}</ul>{other}").authors == (
        Author("Prado", "Ines"),
        Author("Okafor", "Nnamdi"),
    )
