"""The reviewer's own summary, in which passages and claims are cited by name.

`[[h:1a2b3c4d]]` cites the passage whose id begins so, `[[c:1a2b3c4d]]` the claim. Of Markdown it
knows paragraphs, headings, lists, quotations, **strong** and *emphasised* words and links to the
web; whatever else is typed is printed as it was typed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.composing.repeating import compared
from ketareview.reporting.prose import Block, BlockKind, Run

_LINE = re.compile(r"(?P<heading>#{1,6} )|(?P<bullet>[-*+] )|(?P<numbered>\d{1,3}[.)] )|> ?")
_MARK = re.compile(
    r"\\(?P<plain>[\\*_\[\]#>-])"
    r"|\[\[(?P<kind>[hc]):(?P<key>[0-9a-f]{8})[0-9a-f-]{0,28}\]\]"
    r"|\[(?P<words>[^\[\]]{1,400})\]\((?P<link>(?:https?://|mailto:)[^\s()]{1,2000})\)"
    r"|\*\*(?P<strong>\S|\S[^*]{0,2000}?\S)\*\*"
    r"|\*(?P<starred>[^\s*]|[^\s*][^*]{0,2000}?[^\s*])\*"
    r"|(?<!\w)_(?P<lined>[^\s_]|[^\s_][^_]{0,2000}?[^\s_])_(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Cited:
    """Passages and claims by the first eight characters of their ids, and how they are cited."""

    passages: Mapping[str, tuple[int, str]]
    claims: Mapping[str, int]
    missing: str
    claim: str


def prose_of(material: Material, numbers: Numbers) -> tuple[Block, ...]:
    """Read the summary; what it cites or quotes that the report does not hold, says so."""
    if not material.summary.strip():
        return ()
    articles = {each.id: each.article for each in material.highlights}
    cited = _Cited(
        passages={
            str(each)[:8]: (number, _named(material, articles[each]))
            for each, number in numbers.passages.items()
        },
        claims={str(each)[:8]: number for each, number in numbers.claims.items()},
        missing=material.words("summary.missing"),
        claim=material.words("summary.claim"),
    )
    return compared(tuple(_blocks(material.summary, cited)), material, numbers)


def _blocks(text: str, cited: _Cited) -> Iterator[Block]:
    for kind, words in _parts(text):
        runs = tuple(_joined(_runs(words, Run(""), cited)))
        if runs:
            yield Block(kind, runs)


def _parts(text: str) -> Iterator[tuple[BlockKind, str]]:
    """Cut text at empty lines and where a line begins with a mark; other lines run on."""
    kind: BlockKind = "paragraph"
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        stripped = line.strip()
        mark = _LINE.match(stripped)
        begun: BlockKind = _kind(mark) if mark else "paragraph"
        continues = lines and stripped and (not mark or begun == kind == "quotation")
        if lines and (not continues or kind == "heading"):
            yield kind, " ".join(lines)
            lines = []
        if stripped:
            kind = kind if lines else begun
            lines.append(stripped[mark.end() :].strip() if mark else stripped)


def _kind(mark: re.Match[str]) -> BlockKind:
    for kind in ("heading", "bullet", "numbered"):
        if mark[kind]:
            return kind
    return "quotation"


def _runs(words: str, look: Run, cited: _Cited) -> Iterator[Run]:
    end = 0
    for found in _MARK.finditer(words):
        yield replace(look, text=words[end : found.start()])
        end = found.end()
        if found["plain"]:
            yield replace(look, text=found["plain"])
        elif found["kind"]:
            yield _citation(found["kind"], found["key"], look, cited)
        elif found["link"]:
            yield replace(look, text=found["words"], link=found["link"])
        elif found["strong"]:
            yield from _runs(found["strong"], replace(look, is_strong=True), cited)
        else:
            inner = found["starred"] or found["lined"]
            yield from _runs(inner, replace(look, is_emphasised=True), cited)
    yield replace(look, text=words[end:])


def _citation(kind: str, key: str, look: Run, cited: _Cited) -> Run:
    if kind == "h" and key in cited.passages:
        number, named = cited.passages[key]
        return replace(look, text=f"({named})", passage=number)
    if kind == "c" and key in cited.claims:
        number = cited.claims[key]
        return replace(look, text=cited.claim.format(n=number), claim=number)
    return replace(look, text=cited.missing, is_strong=True)


def _named(material: Material, article: UUID) -> str:
    """Cite a passage as the style has it, without brackets of its own; else by author and year."""
    style = material.cited.get(article)
    words = "".join(run.text for run in style.citation) if style else ""
    plain = words.strip("()[] ")
    if plain and not plain.isdecimal():
        return plain
    return material.articles[article].record.cited_as


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Unite neighbours that look alike, and drop what is empty."""
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        is_plain = run.passage is None and run.claim is None
        if last and is_plain and replace(last, text="") == replace(run, text=""):
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
