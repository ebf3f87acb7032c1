"""From a BibTeX entry to the record of a paper."""

import re
from collections import defaultdict

from ketareview.domain.article import ArticleKind
from ketareview.domain.imports import Draft
from ketareview.importing.bibtex import dates, fields, names
from ketareview.importing.bibtex.attachments import archived, paths
from ketareview.importing.bibtex.entries import BibEntry
from ketareview.importing.bibtex.latex import escaped_text_of, text_of
from ketareview.importing.characters import one_line
from ketareview.importing.inline_markup import plain
from ketareview.importing.record import identifiers, numbers, publication_types
from ketareview.importing.record.reference import Reference

_LABEL = re.compile(r"^\s*(?:pp?|pages?|pgs?)\b\.?\s*", re.IGNORECASE)
_DASH = re.compile(r"(?<!\s)\s*(?:--+|[\u2010-\u2015\u2212])\s*")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
_LATEX_ADDRESS = re.compile(r"\\(?:url|href|path)\s*\{([^{}]*)\}")
_PMID_NOTE = re.compile(r"\bPMID:?\s{0,3}(\d{1,9})\b")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ARXIV = re.compile(r"(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([#$%&_{}~])")


def draft(entry: BibEntry) -> Draft:
    """Make a record of an entry; what has no field of its own keeps its BibTeX name."""
    return _Making(entry).draft()


class _Making:
    """A record that is being made: the fields of its entry that are not yet used."""

    def __init__(self, entry: BibEntry) -> None:
        self._entry = entry
        self._left: dict[str, list[str]] = defaultdict(list)
        for name, value in entry.fields:
            if value.strip() and value not in self._left[name]:
                self._left[name].append(value)
        self._reference = Reference(where="BibTeX")

    def draft(self) -> Draft:
        """Fill the record field by field; what is left keeps its name."""
        reference = self._reference
        reference.add("citation-key", self._entry.key)
        reference.add("type", self._entry.type)
        types = [_text(value) for value in self._left.get("document_type", [])]
        is_page = self._entry.type in fields.WEB_PAGES
        reference.kind = ArticleKind.WEB_PAGE if is_page else publication_types.kind(types)
        self._titles()
        self._people()
        self._place()
        self._when()
        self._identifiers()
        self._words()
        self._files()
        for name, values in self._left.items():
            reference.add(f"BibTeX {name}", *(_text(value) for value in values))
        return reference.draft()

    def _take(self, *wanted: str) -> str:
        """Use the first value that there is of some fields, as it is written."""
        for name in wanted:
            if values := self._left.get(name):
                value = values.pop(0)
                if not values:
                    del self._left[name]
                return value
        return ""

    def _all(self, name: str) -> list[str]:
        return self._left.pop(name, [])

    def _titles(self) -> None:
        reference = self._reference
        reference.title = _joined(self._take("title"), self._take("subtitle"))
        if addon := self._take("titleaddon"):
            reference.add("BibTeX titleaddon", _text(addon))
        journal = _joined(
            self._take("journaltitle", "journal", "fjournal"), self._take("journalsubtitle")
        )
        book = _joined(self._take("booktitle", "maintitle"), self._take("booksubtitle"))
        if not reference.title and book:
            reference.title, book = book, ""
        is_page = self._entry.type in fields.WEB_PAGES
        site = _text(self._take("organization")) if is_page and not (journal or book) else ""
        reference.journal = journal or book or site
        if journal and book:
            reference.add("book-title", book)

    def _people(self) -> None:
        reference = self._reference
        written = self._take("author", "authors")
        reference.authors = list(names.authors(written))
        self._unnamed("author", written)
        for name, kept in fields.NAMES.items():
            told = _text(self._take(f"{name}type"))
            ending = f" ({told or name})" if told or kept == "contributors" else ""
            for value in self._all(name):
                people = (names.shown(who) for who in names.authors(value))
                reference.add(kept, *(f"{who}{ending}" for who in people))
                self._unnamed(name, value)

    def _unnamed(self, name: str, written: str) -> None:
        """Keep that there are others whom a field does not name."""
        if others := names.others(written):
            self._reference.add(f"BibTeX {name}", f"and {others}")

    def _place(self) -> None:
        """Read volume, number and pages; the number of a report is not that of an issue."""
        reference = self._reference
        reference.volume = _text(self._take("volume"))
        is_numbered = self._entry.type in fields.REPORTS | fields.WHOLE_BOOKS
        reference.issue = _text(
            self._take("issue") if is_numbered else self._take("number", "issue")
        )
        if own := numbers.of_work(self._entry.type):
            reference.add(own, *map(_text, self._all("number")))
        written = self._take("pages", "pgs") or self._take(
            "eid", "article-number", "articleno", "art_number"
        )
        pages = one_line(text_of(_DASH.sub("-", written)))
        reference.pages = _LABEL.sub("", pages) or pages

    def _when(self) -> None:
        reference = self._reference
        date, year = _text(self._take("date")), _text(self._take("year"))
        month, day = _text(self._take("month")), _text(self._take("day"))
        reference.year = dates.year(date, year, *self._left.get("origdate", []))
        if len(date) > len("2020") or (date and not reference.year):
            reference.add("date", date)
            reference.add("BibTeX month", month)
        else:
            reference.add("date", dates.date(year or date, month, day))
            reference.add("BibTeX month", "" if dates.is_month(month) else month)
        reference.add("BibTeX day", "" if month and not date and dates.is_day(day) else day)
        if year and (not reference.year or year != str(reference.year)):
            reference.add("BibTeX year", year)

    def _identifiers(self) -> None:
        reference = self._reference
        reference.doi = _literal(self._take("doi"))
        reference.pmid = _text(self._take("pmid", "pubmed_id", "pubmedid"))
        self._eprint()
        self._address()
        for name in ("unique-id", "ut"):
            reference.add("accession", *(_literal(value) for value in self._all(name)))
        self._noted()

    def _noted(self) -> None:
        """Find numbers that stand in the note, which stays as it is."""
        reference = self._reference
        note = "\n".join(_text(value) for value in self._left.get("note", []))
        found = _PMID_NOTE.search(note)
        if found and not reference.pmid:
            reference.pmid = found.group(1)
        reference.add("pmcid", identifiers.pmcid(note) if "pmcid" not in self._left else "")
        if not reference.extra.get("arxiv"):
            reference.add("arxiv", identifiers.arxiv(f"{note}\n{reference.journal}"))

    def _eprint(self) -> None:
        """Read the number of a preprint or of another archive, by the archive's name."""
        reference = self._reference
        written = one_line(self._take("archiveprefix", "eprinttype"))
        archive = written.lower()
        number = _literal(self._take("eprint", "arxivid"))
        if not number:
            reference.add("BibTeX eprinttype", written)
        elif _ADDRESS.match(number):
            reference.add("links", number)
            reference.add("BibTeX eprinttype", written)
        elif archive in {"pubmed", "pmid"} and not reference.pmid:
            reference.pmid = number
        elif archive in {"pmc", "pmcid", "pubmedcentral"}:
            reference.add("pmcid", number)
        elif archive == "doi" and not reference.doi:
            reference.doi = number
        elif "arxiv" in archive or (not archive and _is_arxiv(number)):
            reference.add("arxiv", re.sub("^arxiv:", "", number, flags=re.IGNORECASE))
        else:
            reference.add("BibTeX eprint", number)
            reference.add("BibTeX eprinttype", written)

    def _address(self) -> None:
        reference = self._reference
        reference.url = _literal(self._take("url"))
        if not reference.url and (found := _address_in(self._left.get("howpublished", []))):
            reference.url = found
        if not reference.doi and "doi.org/" in reference.url.lower():
            reference.doi = identifiers.clean_doi(reference.url)
        for name in [each for each in self._left if each.startswith(("url_", "bdsk-url"))]:
            reference.add("links", *(_literal(value) for value in self._all(name)))

    def _words(self) -> None:
        reference = self._reference
        reference.abstract = _paragraphs(self._take("abstract"))
        for name, kept in fields.LISTS.items():
            for value in self._all(name):
                is_cited = kept == "cited-references"
                reference.add(kept, *(_cited(value) if is_cited else _listed(value)))
        for name, kept in fields.TEXTS.items():
            for value in self._all(name):
                is_long = kept == "notes"
                reference.add(kept, _paragraphs(value) if is_long else _text(value))

    def _files(self) -> None:
        for name in [name for name in self._left if name.startswith("bdsk-file-")]:
            for path in filter(None, map(archived, self._left[name])):
                self._reference.files.append(one_line(path))
                self._reference.add("files", path)
        for name in fields.FILES:
            for value in self._all(name):
                for path in paths(value):
                    if _ADDRESS.match(path):
                        self._reference.add("links", path)
                    else:
                        self._reference.files.append(path)
                        self._reference.add("files", path)


def _text(written: str) -> str:
    return one_line(plain(text_of(written)))


def _literal(written: str) -> str:
    """Read an address or number: only what LaTeX had to escape is changed."""
    named = _LATEX_ADDRESS.search(written)
    plain = _ESCAPED.sub(r"\1", named.group(1) if named else written)
    return one_line(plain.replace("{", "").replace("}", ""))


def _joined(title: str, subtitle: str) -> str:
    first, second = (one_line(plain(escaped_text_of(each))) for each in (title, subtitle))
    if not first or not second or first.casefold().endswith(second.casefold()):
        return first or second
    return f"{first} {second}" if first.endswith((":", "?", "!", ".")) else f"{first}: {second}"


def _paragraphs(written: str) -> str:
    """Read a longer text; empty lines part its paragraphs, other line ends are spaces."""
    parts = (one_line(part) for part in _PARAGRAPH.split(plain(text_of(written))))
    return "\n".join(part for part in parts if part)


def _listed(written: str) -> list[str]:
    """Part a list at its semicolons, or else at its commas, or else at its lines."""
    text = plain(text_of(written)).strip()
    sign = next((each for each in (";", ",") if each in text), "\n")
    return [part for each in text.split(sign) if (part := one_line(each))]


def _cited(written: str) -> list[str]:
    """Part a list of cited works at its lines, or at its semicolons where it has one line."""
    text = plain(text_of(written)).strip()
    return [part for each in text.split("\n" if "\n" in text else ";") if (part := one_line(each))]


def _is_arxiv(number: str) -> bool:
    return bool(
        re.fullmatch(r"(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?", number, re.IGNORECASE)
    )


def _address_in(values: list[str]) -> str:
    found = (_ADDRESS.search(_literal(value)) for value in values)
    return next((each.group() for each in found if each), "")
