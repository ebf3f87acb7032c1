"""`study`."""

from collections.abc import Sequence

from ketareview.cli.forms import Form
from ketareview.cli.session import Session
from ketareview.domain.article import Article
from ketareview.domain.showing import printed
from ketareview.domain.study import StudyValue, field_of, place_of
from ketareview.workflows.studies import (
    Offer,
    StudyCard,
    kind_suggested,
    proposals,
    study_card,
    write_values,
)


def study(session: Session) -> int:
    """Show an article's study card, fill it in, or list what its text seems to say."""
    asked = session.asked
    with session.library() as library:
        article = library.articles.find(asked.article)
        given = [
            (name, place_of(field_of(name), place), value) for name, place, value in asked.values
        ]
        if given:
            write_values(library, article, given, quote=asked.quote)
        for name, place in asked.cleared:
            library.studies.clear(article.id, name, place_of(field_of(name), place))
        card = study_card(library, article.id)
        offered = proposals(library, article) if asked.propose else ()
    session.printer.document(_form(article, card, offered))
    _tell(session, article, card, offered)
    return 0 if not card.wrong else 1


def _tell(session: Session, article: Article, card: StudyCard, offered: Sequence[Offer]) -> None:
    say = session.printer.line
    say(article.record.title)
    for value in card.values:
        quote = f": “{printed(value.passage.quote)}”" if value.passage else ""
        wrong = " (not what the source says)" if value.id in card.wrong else ""
        who = value.reviewer.name
        say(f"  {_where(value)}  {value.shown}  {who}{quote}{wrong}")
    for each in offered:
        say(f"  {_where(each)}?  {each.shown}  {each.why}: “{printed(each.passage.quote)}”")
    if not card.values and not offered:
        session.printer.say("no-results")


def _where(value: StudyValue | Offer) -> str:
    return f"{value.field}.{value.place}" if value.place else value.field


def _form(article: Article, card: StudyCard, offered: Sequence[Offer]) -> Form:
    kind = kind_suggested(offered)
    return {
        "article_id": str(article.id),
        "title": article.record.title,
        "values": [_value(each, is_ok=each.id not in card.wrong) for each in card.values],
        "proposals": [{**_said(each), "why": each.why, "rank": each.rank} for each in offered],
        "kind_suggested": kind.value if kind else None,
    }


def _value(value: StudyValue, *, is_ok: bool) -> Form:
    return {
        **_said(value),
        "reviewer": value.reviewer.name,
        "changed": value.changed.isoformat(),
        "quote_ok": is_ok if value.passage else None,
    }


def _said(value: StudyValue | Offer) -> Form:
    passage = value.passage
    return {
        "field": value.field,
        "label": field_of(value.field).label,
        "place": value.place,
        "value": value.value,
        "shown": value.shown,
        "quote": passage.quote if passage else None,
        "page": passage.place[0] if passage else None,
    }
