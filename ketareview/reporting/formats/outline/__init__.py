"""A report laid out: its sections in the order chosen, each as a few kinds of parts."""

from collections.abc import Callable, Iterator, Mapping

from ketareview.domain.reporting import Section
from ketareview.domain.showing import printed
from ketareview.reporting import wording
from ketareview.reporting.formats.outline import claims, closing, head, passages, studies
from ketareview.reporting.formats.parts import Figures, Heading, Paragraph, Part, said
from ketareview.reporting.report import Report
from ketareview.reporting.words import words

_SECTIONS: Mapping[Section, Callable[[Report], Iterator[Part]]] = {
    Section.SUMMARY: head.summary,
    Section.BRIEF: head.brief,
    Section.CHANGES: head.changes,
    Section.MAP: head.evidence_map,
    Section.CLAIMS: claims.ledger,
    Section.FINDINGS: claims.findings,
    Section.CONTRADICTIONS: claims.contradictions,
    Section.STUDIES: studies.studies,
    Section.PASSAGES: passages.passages,
    Section.SOURCES: closing.sources,
    Section.LEFT_OUT: closing.left_out,
    Section.WARNINGS: closing.warnings,
    Section.METHOD: closing.method,
    Section.CODEBOOK: closing.codebook,
    Section.READERS: closing.readers,
    Section.CARDS: studies.cards,
}
UNTITLED = "Report"


def title_of(report: Report) -> str:
    """Give the title as printed; a document without one is not accessible."""
    return printed(report.title) or UNTITLED


def outline(report: Report) -> Iterator[Part]:
    """Lay the report out from its title on; a section without content is left out."""
    yield Heading(0, title_of(report))
    yield Paragraph(said(printed(report.summary)), "lead")
    asked = f"Asked: {printed(report.asked)}. " if report.asked else ""
    yield Paragraph(said(f"{asked}Made on {wording.day(report.made)}."), "note")
    yield Figures(tuple((f"{one.value:,}", printed(one.words)) for one in report.figures))
    for section in report.sections:
        parts = list(_SECTIONS[section](report))
        if parts:
            yield Heading(1, words(report.language)(f"section.{section}"), f"section-{section}")
            yield from parts
    yield Paragraph(said(_colophon(report)), "note")


def _colophon(report: Report) -> str:
    codebook = printed(f"{report.codebook}, version {report.codebook_version}")
    return f"Made by {report.program} with the codebook \u201c{codebook}\u201d."
