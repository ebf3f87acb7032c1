"""A report as Markdown: CommonMark with tables, every word of a paper or a reviewer escaped."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ketareview.reporting.formats.outline import outline
from ketareview.reporting.formats.parts import (
    BREAK,
    Bullets,
    Entry,
    Figures,
    Heading,
    Paragraph,
    Part,
    Quote,
    Runs,
    Table,
    target,
)
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Report

# Also what only some readers know: tables, formulas, addresses that become links by themselves.
_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>#|~$&@]|(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)"
    r"|(?<=www)\.|:(?=[\w+-]+:)|=(?==)|\^",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^([-+=])")
_PASSAGE = re.compile(r'^> <a id="passage-\d+"></a>', re.MULTILINE)
_UNFIT = re.compile(r"[\s<>()\\]")


def render(report: Report) -> bytes:
    """Write the report as Markdown."""
    blocks = ("\n".join(_lines(part)) for part in outline(report))
    # Two lists that follow each other would be one; a comment parts them.
    apart = list(filter(None, blocks))
    joined = apart[:1]
    for before, block in pairwise(apart):
        joined.append("<!-- -->\n\n" + block if _is_list(before) and _is_list(block) else block)
    return ("\n\n".join(joined) + "\n").encode("utf-8")


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    return len(_PASSAGE.findall(content.decode("utf-8")))


def _is_list(block: str) -> bool:
    return block.startswith(("- ", "1. "))


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * (part.level + 1)} {_anchor(part.anchor)}{escaped(part.text)}"
        case Paragraph():
            yield f"**{_text(part.runs)}**" if part.look == "label" else _text(part.runs)
        case Bullets():
            for number, item in enumerate(part.items, start=1):
                yield f"{number}. {_text(item)}" if part.is_numbered else f"- {_text(item)}"
        case Figures():
            yield from (f"- **{value}** {escaped(words)}" for value, words in part.pairs)
        case Table():
            yield from _table(part)
        case Quote():
            yield from _quote(part)
        case Entry():
            yield f"{_anchor(part.anchor)}**{part.number}** {_text(part.runs)}  "
            yield escaped(part.note)


def _table(part: Table) -> Iterator[str]:
    yield f"*{escaped(part.caption)}*"
    yield ""
    yield _row([escaped(words) for words in part.header])
    rule = ":-:" if part.is_counts else "---"
    yield _row(["---", *(rule for _ in part.header[1:])])
    for row in part.rows:
        yield _row([f"~~{_text(c.runs)}~~" if c.is_struck else _text(c.runs) for c in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _quote(part: Quote) -> Iterator[str]:
    words = escaped(f"\u201c{part.words}\u201d") if part.words else ""
    shown = words if part.is_checked else f"~~{words}~~"
    pictures = "".join(f"*{escaped(each.alternative)}*" for each in part.pictures[:1])
    yield f"> {_anchor(part.anchor)}{shown or pictures or escaped(part.check)}"
    yield ">"
    yield f"> **{part.number}** {_text(part.by)}  "
    yield f"> {escaped(part.tags)} \u00b7 {escaped(part.check)}"
    for more in (part.transcription, part.note):
        if more:
            yield ">"
            yield f"> *{escaped(more)}*"


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>' if name else ""


def _text(runs: Runs) -> str:
    written = "".join(map(_run, runs)).strip()
    return _LEADING.sub(r"\\\1", written) if not written[:1].isdigit() else _ordinal(written)


def _ordinal(written: str) -> str:
    """Keep a number with a full stop from beginning a list."""
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", written)


def _run(run: Run) -> str:
    inner = run.text.strip()
    if run == BREAK:
        return "<br>"
    if not inner:
        return run.text
    words = escaped(inner)
    for sign, is_set in (("**", run.is_strong), ("*", run.is_emphasised)):
        words = f"{sign}{words}{sign}" if is_set else words
    words = f"<sup>{words}</sup>" if run.is_raised else words
    address = f"#{target(run)}" if target(run) else run.link
    if address and not _UNFIT.search(address):
        words = f"[{words}]({address})"
    # Signs of emphasis must touch the words; spaces stand outside.
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    return f"{before}{words}{run.text[len(run.text.rstrip()) :]}"


def escaped(words: str) -> str:
    """Take the meaning from every sign that has one in Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", words)
