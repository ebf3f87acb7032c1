"""Small files as a reviewer drops them."""

from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight
from pypdf.generic import ArrayObject, FloatObject

from tests.ui.reader.papers import write_paper

REFERENCE = """@article{{okafor,
  title = {{{title}}}, author = {{Okafor, Ngozi}}, year = 2021, journal = {{J Sleep}},
  doi = {{{doi}}}
}}
"""
TABLE = """{title},Who,Year
Ketamine and sleep in many people,Okafor N,2021
Dreams of them,Haas J,2020
"""


def paper(folder: Path, name: str = "trial.pdf", pages: int = 1) -> Path:
    path = folder / name
    write_paper(path, pages)
    return path


def locked(folder: Path, password: str, name: str = "locked.pdf") -> Path:
    writer = PdfWriter(clone_from=PdfReader(paper(folder, name, 2)))
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(folder / name)
    return folder / name


def highlighted(folder: Path, colour: str = "ffd400", name: str = "marked.pdf") -> Path:
    """A paper in which a line of the first page was marked by another program."""
    writer = PdfWriter(clone_from=PdfReader(paper(folder, name, 3)))
    left, bottom, right, top = 40.0, 480.0, 380.0, 560.0
    corners = (left, top, right, top, left, bottom, right, bottom)
    mark = Highlight(
        rect=(left, bottom, right, top),
        quad_points=ArrayObject([FloatObject(each) for each in corners]),
        highlight_color=colour,
    )
    writer.add_annotation(0, mark)
    writer.write(folder / name)
    return folder / name


def reference(folder: Path, title: str, doi: str = "", name: str = "search.bib") -> Path:
    path = folder / name
    path.write_text(REFERENCE.format(title=title, doi=doi), encoding="utf-8")
    return path


def table(folder: Path, name: str = "search.csv", title: str = "Name of it") -> Path:
    path = folder / name
    path.write_text(TABLE.format(title=title), encoding="utf-8")
    return path
