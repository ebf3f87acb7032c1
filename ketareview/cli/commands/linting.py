"""`lint`."""

from collections.abc import Sequence
from itertools import groupby

from ketareview.cli.printing import Printer
from ketareview.cli.session import Session, short
from ketareview.domain.showing import quoted
from ketareview.domain.warned import SubjectKind, Warned
from ketareview.library import Library
from ketareview.workflows.linting import linted

_LONGEST = 100


def lint(session: Session) -> int:
    """Warn of tags, cards and certainty that cannot be right; with --strict any warning fails."""
    asked, printer = session.asked, session.printer
    with session.library() as library:
        topic = library.topics.find(asked.topic).id if asked.topic else None
        found = linted(library, topic, printer.progress())
        named = _named(library, found.warnings)
    printer.document([_form(each) for each in found.warnings])
    _print(printer, found.warnings, named)
    printer.say("linted", count=len(found.warnings), dismissed=len(found.dismissed))
    return 1 if asked.strict and found.warnings else 0


def _print(printer: Printer, warnings: Sequence[Warned], named: Sequence[str]) -> None:
    """Write rule by rule what was found, and once for each rule why it matters."""
    pairs = sorted(zip(warnings, named, strict=True), key=lambda each: _order(each[0]))
    for rule, several in groupby(pairs, key=lambda each: each[0].rule):
        some = list(several)
        first = some[0][0]
        printer.line(f"{first.title}  ({rule}, {len(some)})")
        printer.line(f"  {first.reason} {first.advice}")
        for warned, name in some:
            printer.line(f"  {short(warned.subject)}  {name}")
            printer.line(f"            {warned.explanation}")


def _order(warned: Warned) -> tuple[bool, str]:
    return not warned.is_serious, warned.rule


def _named(library: Library, warnings: Sequence[Warned]) -> list[str]:
    """Name what each warning is about: a passage's words, an article's title, a claim."""
    ids = {kind: [each.subject for each in warnings if each.kind is kind] for kind in SubjectKind}
    names = {
        each.id: quoted(each.passage)
        for each in library.highlights.many(ids[SubjectKind.HIGHLIGHT])
    }
    articles = library.articles.many(ids[SubjectKind.ARTICLE])
    names |= {each.id: each.record.title for each in articles.values()}
    names |= {each.id: each.statement for each in library.claims.many(ids[SubjectKind.CLAIM])}
    return [_shortened(names.get(each.subject, "")) for each in warnings]


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2]} …"


def _form(warned: Warned) -> dict[str, object]:
    return {
        "rule": warned.rule,
        "title": warned.title,
        "serious": warned.is_serious,
        "kind": warned.kind.value,
        "subject": str(warned.subject),
        "article_id": str(warned.article) if warned.article else None,
        "words": warned.words,
        "explanation": warned.explanation,
        "reason": warned.reason,
        "advice": warned.advice,
    }
