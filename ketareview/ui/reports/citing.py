"""What a summary can cite: the claims and the passages of the report that is shown."""

from collections.abc import Iterator

from ketareview.domain.showing import printed
from ketareview.reporting import Report
from ketareview.ui.chooser import Option

_LONGEST = 110


def citable(report: Report) -> Iterator[Option]:
    """List claims, then passages, each with the reference to it."""
    for claim in report.claims:
        yield Option(
            _short(claim.statement), f"[[c:{str(claim.id)[:8]}]]", f"claim {claim.number}", "claim"
        )
    for each in report.quotations:
        said = printed(each.passage.quote) or printed(each.passage.transcription) or "Figure"
        yield Option(
            f"\u201c{_short(said)}\u201d", f"[[h:{str(each.id)[:8]}]]", each.cited_as, "report"
        )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}\u2026"
