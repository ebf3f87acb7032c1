"""The reviewer's own summary: a small Markdown in which passages and claims are cited by name.

`[[h:1a2b3c4d]]` cites the passage whose id begins so, `[[c:1a2b3c4d]]` the claim. What else looks
like Markdown and is none of ours (pictures, HTML, tables) is printed as it was typed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.prose import Block, BlockKind, Run

REFERENCE = re.compile(r"\[\[([hc]):([0-9a-f]{8})[0-9a-f-]*\]\]")
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
_WEB = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class _Cited:
    """Passages and claims by the first eight characters of their ids, and how they are cited."""

    passages: Mapping[str, tuple[int, str]]
    claims: Mapping[str, int]
    missing: str
    claim: str


def prose_of(material: Material, numbers: Numbers) -> tuple[Block, ...]:
    """Read the summary; a reference to what the report does not hold says so."""
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
    return blocks(material.summary, cited)


def blocks(text: str, cited: _Cited) -> tuple[Block, ...]:
    """Read Markdown into blocks."""
    found: list[Block] = []
    within: list[BlockKind] = []
    for token in _PARSER.parse(text):
        if token.type in _OPENING:
            within.append(_OPENING[token.type])
        elif token.type in _CLOSING:
            within.pop()
        elif token.type == "inline":
            kind: BlockKind = within[-1] if within else "paragraph"
            found.append(Block(kind, tuple(_joined(_runs(token.children or [], cited)))))
        elif token.content:  # code, which has no place in a summary: its words are kept
            found.append(Block("paragraph", (Run(token.content.rstrip()),)))
    return tuple(block for block in found if block.runs)


_OPENING: Mapping[str, BlockKind] = {
    "heading_open": "heading",
    "bullet_list_open": "bullet",
    "ordered_list_open": "numbered",
    "blockquote_open": "quotation",
}
_CLOSING = frozenset(name.replace("_open", "_close") for name in _OPENING)


def _runs(tokens: list[Token], cited: _Cited) -> Iterator[Run]:
    look = Run("")
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            look = replace(look, is_strong=token.nesting > 0)
        elif token.type in {"em_open", "em_close"}:
            look = replace(look, is_emphasised=token.nesting > 0)
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            look = replace(look, link=address if address.startswith(_WEB) else "")
        elif token.type == "link_close":
            look = replace(look, link="")
        elif token.type in {"softbreak", "hardbreak"}:
            yield replace(look, text=" ")
        elif token.content:
            yield from _with_citations(token.content, look, cited)


def _with_citations(words: str, look: Run, cited: _Cited) -> Iterator[Run]:
    end = 0
    for found in REFERENCE.finditer(words):
        if found.start() > end:
            yield replace(look, text=words[end : found.start()])
        yield _citation(found, look, cited)
        end = found.end()
    if end < len(words):
        yield replace(look, text=words[end:])


def _citation(found: re.Match[str], look: Run, cited: _Cited) -> Run:
    kind, key = found.groups()
    if kind == "h" and key in cited.passages:
        number, named = cited.passages[key]
        return replace(look, text=f"({named})", link="", passage=number)
    if kind == "c" and key in cited.claims:
        number = cited.claims[key]
        return replace(look, text=cited.claim.format(n=number), link="", claim=number)
    return replace(look, text=cited.missing, link="", is_strong=True)


def _named(material: Material, article: UUID) -> str:
    """Cite a passage as the style has it, without brackets of its own; else by author and year."""
    style = material.cited.get(article)
    words = "".join(run.text for run in style.citation) if style else ""
    plain = words.strip("()[] ")
    if plain and not plain.isdecimal():
        return plain
    return material.articles[article].record.cited_as


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Unite neighbours that look alike."""
    last: Run | None = None
    for run in runs:
        is_plain = run.passage is None and run.claim is None
        if last and is_plain and replace(last, text="") == replace(run, text=""):
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
