"""What of a saved page is its article, where its markup hides or misnames it."""

from pathlib import Path

import pytest

from ketareview.domain.errors import EmptyFileError
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.html import IMPORTER

_LINES = [
    f"Ketamine reduced the symptoms of depression within {count} hours in most of the patients, "
    f"and the effect lasted for {count} days after a single infusion of the drug."
    for count in range(20, 44)
]
_TEXT = "".join(f"<p>{line}</p>" for line in _LINES)
_TITLE = "Ketamine for low mood, explained"


def _read(folder: Path, body: str) -> str:
    path = folder / "page.html"
    head = f"<head><title>{_TITLE} | Clinic</title></head>"
    path.write_text(f"<!DOCTYPE html><html>{head}<body>{body}</body></html>", encoding="utf-8")
    [draft] = IMPORTER.read(path, NO_WISHES)
    return "\n".join(page.text for page in draft.pages)


@pytest.mark.parametrize(
    "opening",
    [
        f"<article><header><h1>{_TITLE}</h1><p>The lead says why.</p></header>",
        f"<div><header class='has-sharing'><h1>{_TITLE}</h1><p>The lead says why.</p></header>",
        f"<h1>Clinic</h1><div><h2>{_TITLE}</h2></div><div><p>The lead says why.</p></div>",
        f"<div class='breadcrumb'><h1>{_TITLE}</h1></div><div>The lead says why.</div>",
    ],
)
def test_the_lead_between_title_and_text_is_kept(tmp_path: Path, opening: str) -> None:
    text = _read(tmp_path, f"<p>Call the clinic now</p>{opening}<div>{_TEXT}</div>")

    assert f"{_TITLE}\n\nThe lead says why.\n\n{_LINES[0]}" in text
    assert "Call the clinic" not in text


@pytest.mark.parametrize(
    "name",
    [
        "<span class='ContribAuthor'><a href='/p'>Ines Prado</a></span>",
        "<button data-xocs-content-type='author'><span>Ines</span> <span>Prado</span></button>",
    ],
)
def test_authors_below_the_title_are_kept_though_they_are_links(tmp_path: Path, name: str) -> None:
    links = "<div><a href='/share'>Share this</a></div><div><button>Export</button></div>"
    opening = f"<div><h1>{_TITLE}</h1><div id='authors'>{name}</div>{links}</div>"
    banner = f"<div>{_LINES[0]}</div>"
    text = _read(tmp_path, f"{banner}{opening}<div>{_TEXT}</div>")

    assert f"{_TITLE}\n\nInes Prado\n\n{_LINES[0]}" in text


def test_a_navigation_that_was_never_closed_holds_the_article(tmp_path: Path) -> None:
    text = _read(tmp_path, f"<nav><a href='/'>Home</a><main><h1>{_TITLE}</h1>{_TEXT}</main>")

    assert all(line in text for line in _LINES)


def test_text_for_those_without_scripts_is_read_where_it_is_the_article(tmp_path: Path) -> None:
    text = _read(tmp_path, f"<noscript><div>{_TEXT}</div></noscript>")

    assert all(line in text for line in _LINES)
    with pytest.raises(EmptyFileError):
        _read(tmp_path, "<noscript><p>Please switch scripts on.</p></noscript>")


@pytest.mark.parametrize("name", ["navbar", "popup", "banner"])
def test_what_holds_most_of_the_text_is_the_article_whatever_its_name(
    tmp_path: Path, name: str
) -> None:
    items = "".join(f"<li>{line}</li>" for line in _LINES)
    text = _read(tmp_path, f"<div class='{name}'><div><ul>{items}</ul></div></div>")

    assert all(line in text for line in _LINES)


def test_the_blocks_of_page_builders_are_no_widgets_beside_the_text(tmp_path: Path) -> None:
    block = "<div class='elementor-widget elementor-widget-text'>Dose: 0.5 mg/kg</div>"
    aside = "<div class='widget widget_recent'>Latest: our prices</div>"
    text = _read(tmp_path, f"<article><h1>{_TITLE}</h1>{_TEXT}{block}{aside}</article>")

    assert "Dose: 0.5 mg/kg" in text
    assert "our prices" not in text


def test_sources_are_kept_though_they_are_links(tmp_path: Path) -> None:
    paper = "Antidepressant effects of ketamine in depressed patients"
    table = f"<table><tr><th>Trial</th></tr><tr><td><a href='/t'>{paper} 1</a></td></tr></table>"
    bare = "<p><a href='https://doi.org/10.5555/a'>https://doi.org/10.5555/a</a></p>"
    listed = f"<ul><li><a href='/x'>{paper} 2</a></li><li><a href='/y'>PubMed</a></li></ul>"
    around = f"<h3>Elsewhere</h3><ul><li><a href='/z'>{paper} 3</a></li></ul>"
    article = f"<article><h1>{_TITLE}</h1>{_TEXT}{table}{bare}</article>"
    text = _read(tmp_path, f"{article}<div><h3>Sources:</h3>{listed}{around}</div>")

    assert [f"{paper} {count}" in text for count in (1, 2, 3)] == [True, True, False]
    assert "https://doi.org/10.5555/a" in text
    assert "PubMed" not in text
