"""What stands last: sources, what was left out and why, warnings, method, codes, readers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from ketareview.domain.showing import printed
from ketareview.reporting import wording
from ketareview.reporting.conclusions import WarningEntry
from ketareview.reporting.formats.outline.head import label, prose, tidy
from ketareview.reporting.formats.parts import Bullets, Cell, Entry, Heading, Part, Table, said
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Report, SourceEntry
from ketareview.reporting.words import words


def sources(report: Report) -> Iterator[Part]:
    """List the sources, in the citation style chosen where there is one."""
    styled = {one.number: one.text for one in report.bibliography}
    for source in report.sources:
        runs = tidy(styled[source.number]) if source.number in styled else _plain(source)
        passages = words(report.language).counted("head.passages", source.passages)
        note = f"{source.kind} \u00b7 {passages}"
        yield Entry(source.number, f"source-{source.number}", runs, note)


def _plain(source: SourceEntry) -> tuple[Run, ...]:
    names = wording.ended(wording.dated(printed(source.authors), source.year))
    title, details = wording.ended(printed(source.title)), wording.ended(printed(source.details))
    runs = [Run(f"{names} ")] if names else []
    runs.append(Run(title, is_strong=True))
    if details:
        runs.append(Run(f" {details}"))
    if source.address:
        runs += [Run(" "), Run(printed(source.address), link=source.link)]
    return tuple(runs)


def left_out(report: Report) -> Iterator[Part]:
    """Tell what the report does not hold, reason by reason."""
    for one in report.left_out:
        yield Heading(2, f"{printed(one.reason)} ({len(one.items)})")
        yield Bullets(tuple(said(printed(item)) for item in one.items))


def warnings(report: Report) -> Iterator[Part]:
    """List what the linter warns of, and why some of it stands; what several share is said once."""
    alike: dict[tuple[object, ...], list[WarningEntry]] = defaultdict(list)
    for one in report.warnings:
        about = (one.claim, one.source) if one.passage is None or one.claim else ()
        alike[(one.words, one.dismissed, *about)].append(one)
    if alike:
        yield Bullets(tuple(_warning(report, several) for several in alike.values()))


def _warning(report: Report, several: Sequence[WarningEntry]) -> tuple[Run, ...]:
    first = several[0]
    quote = f" \u201c{printed(first.quote)}\u201d" if first.quote and len(several) == 1 else ""
    runs = [*_about(report, several), Run(f": {printed(first.words)}{quote}")]
    if first.dismissed:
        let_stand = label(report, "warning.dismissed")
        runs.append(Run(f" {let_stand} {printed(first.dismissed)}", is_emphasised=True))
    return tuple(runs)


def _about(report: Report, several: Sequence[WarningEntry]) -> Iterator[Run]:
    first = several[0]
    if len(several) > 1 and first.passage:
        yield Run(f"{label(report, 'warning.passages')} ")
        for place, one in enumerate(several):
            yield Run(", " if place else "")
            yield Run(str(one.passage), passage=one.passage)
    elif first.claim:
        yield Run(label(report, "claim.heading", n=first.claim), claim=first.claim)
    elif first.passage:
        named = label(report, "print.passage", n=first.passage)
        yield Run(named.capitalize(), passage=first.passage)
    else:
        named = label(report, "print.source", n=first.source)
        yield Run(named.capitalize(), source=first.source)


def method(report: Report) -> Iterator[Part]:
    """Say how the report was made."""
    yield from prose(report.method)


def codebook(report: Report) -> Iterator[Part]:
    """Explain the codes that the report uses."""
    heads = ("sign", "label", "definition", "passages")
    for name, some in groupby(report.codes, key=lambda code: code.scheme_label):
        yield Table(
            caption=printed(name),
            header=tuple(label(report, f"code.{head}") for head in heads),
            rows=tuple(
                tuple(Cell(said(printed(words))) for words in cells)
                for code in some
                for cells in ((code.sign, code.label, code.definition, str(code.passages)),)
            ),
            widths=(1, 3, 8, 2),
        )


def readers(report: Report) -> Iterator[Part]:
    """Tell who read what."""
    if report.readers:
        yield Bullets(
            tuple(
                (Run(printed(one.name), is_strong=True), Run(f": {printed(one.told)}"))
                for one in report.readers
            )
        )
