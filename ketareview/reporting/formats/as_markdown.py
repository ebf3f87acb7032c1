"""A report as Markdown: CommonMark with tables, every word of a paper or a reviewer escaped."""

import re
from collections.abc import Iterator
from itertools import pairwise

from typing_extensions import override

from ketareview.reporting.formats.outline.head import words_of
from ketareview.reporting.formats.parts import (
    BREAK,
    Bullets,
    Entry,
    Figures,
    Heading,
    Paragraph,
    Quote,
    Runs,
    Table,
    target,
)
from ketareview.reporting.formats.writing import Writer
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Report
from ketareview.reporting.words import Words

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
    written = _Blocks(words_of(report))
    written.write(report)
    # Two lists that follow each other would be one; a comment parts them.
    apart = list(filter(None, written.blocks))
    joined = apart[:1]
    for before, block in pairwise(apart):
        joined.append("<!-- -->\n\n" + block if _is_list(before) and _is_list(block) else block)
    return ("\n\n".join(joined) + "\n").encode("utf-8")


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    return len(_PASSAGE.findall(content.decode("utf-8")))


def _is_list(block: str) -> bool:
    return block.startswith(("- ", "1. "))


class _Blocks(Writer):
    """Gathers blocks, between which an empty line shall stand."""

    def __init__(self, say: Words) -> None:
        super().__init__(say)
        self.blocks: list[str] = []

    @override
    def heading(self, part: Heading) -> None:
        words = f"{_anchor(part.anchor)}{escaped(part.text)}"
        self._put(f"{'#' * (part.level + 1)} {words}")

    @override
    def paragraph(self, part: Paragraph) -> None:
        words = _text(part.runs)
        shown = {"label": f"**{words}**", "quote": f"> {words}"}
        self._put(shown.get(part.look, words))

    @override
    def bullets(self, part: Bullets) -> None:
        signs = (f"{n}." if part.is_numbered else "-" for n in range(1, len(part.items) + 1))
        self._put(*(f"{sign} {_text(item)}" for sign, item in zip(signs, part.items, strict=True)))

    @override
    def figures(self, part: Figures) -> None:
        self._put(*(f"- **{value}** {escaped(words)}" for value, words in part.pairs))

    @override
    def table(self, part: Table) -> None:
        self._put(*_table(part))

    @override
    def quote(self, part: Quote) -> None:
        self._put(*_quote(part, self.say))

    @override
    def entry(self, part: Entry) -> None:
        number = f"{_anchor(part.anchor)}**{part.number}**"
        self._put(f"{number} {_text(part.runs)}  ", escaped(part.note))

    def _put(self, *lines: str) -> None:
        self.blocks.append("\n".join(lines))


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


def _quote(part: Quote, say: Words) -> Iterator[str]:
    words = escaped(f"\u201c{part.words}\u201d") if part.words else ""
    shown = words if part.is_checked else f"~~{words}~~"
    pictures = "".join(f"*{escaped(each.alternative)}*" for each in part.pictures[:1])
    yield f"> {_anchor(part.anchor)}{shown or pictures or escaped(part.check)}"
    yield ">"
    yield f"> **{part.number}** {_text(part.by)}  "
    yield f"> {escaped(part.tags)} \u00b7 {escaped(part.check)}"
    typed = f"{say('print.transcribed')} {part.transcription}" if part.transcription else ""
    for more in (typed, part.note):
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
    looks = (("**", run.is_strong), ("*", run.is_emphasised), ("~~", run.is_struck))
    for sign, is_set in looks:
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
