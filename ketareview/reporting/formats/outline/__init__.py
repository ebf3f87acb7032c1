"""A report laid out: its sections in the order chosen, each as a few kinds of parts."""

from collections.abc import Callable, Iterator, Mapping

from ketareview.domain.reporting import Section
from ketareview.domain.showing import printed
from ketareview.reporting import wording
from ketareview.reporting.formats.outline import claims, closing, head, passages, studies
from ketareview.reporting.formats.parts import Figures, Heading, Paragraph, Part, said
from ketareview.reporting.report import Report
from ketareview.reporting.words import Words, words

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


def outline(report: Report) -> Iterator[Part]:
    """Lay the report out from its title on; a section without content is left out."""
    say = words(report.language)
    yield Heading(0, wording.title_of(report))
    yield Paragraph(said(printed(report.summary)), "lead")
    asked = f"{say('print.asked')} {printed(report.asked)}. " if report.asked else ""
    made = say("print.made", day=wording.day(report.made, say))
    yield Paragraph(said(f"{asked}{made}"), "note")
    yield Figures(tuple((f"{one.value:,}", printed(one.words)) for one in report.figures))
    for section in report.sections:
        parts = list(_SECTIONS[section](report))
        if parts:
            yield Heading(1, say(f"section.{section}"), f"section-{section}")
            yield from parts
    yield Paragraph(said(_colophon(report, say)), "note")


def _colophon(report: Report, say: Words) -> str:
    codebook = printed(f"{report.codebook}, version {report.codebook_version}")
    return say("print.colophon", program=report.program, codebook=codebook)
