"""A small library's worth of material for reports."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from ketareview import resources
from ketareview.domain.article import Article, ArticleKind, ArticleStatus, Author, Record
from ketareview.domain.codebook import Codebook
from ketareview.domain.codebook_table import codebook_from_table
from ketareview.domain.highlight import Highlight, Passage, Piece, Reviewer, Tags
from ketareview.domain.ids import fixed_id
from ketareview.reporting import Material

MADE = datetime(2026, 11, 19, 10, tzinfo=UTC)
ANNA = Reviewer(fixed_id("reviewer", "A. Reviewer"), "A. Reviewer")
TOPIC = fixed_id("topic", "Response")


def codebook() -> Codebook:
    return codebook_from_table(resources.table("codebooks", "ketamine.toml"))


def article(name: str, **record: object) -> Article:
    known = Record(title=f"About {name}", authors=(Author(family=name),), year=2021)
    return Article(
        id=fixed_id("article", name),
        record=replace(known, **record),  # type: ignore[arg-type] # fields of Record, by name
        origin={},
        status=ArticleStatus.READ,
        topics=(),
        sources=(),
        highlights=0,
        added=MADE,
    )


def highlight(  # noqa: PLR0913 - each fact may be chosen
    where: Article,
    quote: str,
    *,
    claim_type: str = "efficacy",
    strength: str = "trial",
    stance: str = "supports",
    note: str = "",
) -> Highlight:
    return Highlight(
        id=fixed_id("highlight", where.record.title, quote),
        article=where.id,
        passage=Passage("0" * 64, (Piece(1, 3, 3 + len(quote)),), quote, "so ", " it"),
        tags=Tags(claim_type, strength, stance, "own-data", (TOPIC,), note),
        reviewer=ANNA,
        created=MADE,
        changed=MADE,
    )


def material(*highlights: Highlight, articles: tuple[Article, ...] = ()) -> Material:
    return Material(
        title="Response",
        asked="All passages under \u201cResponse\u201d",
        made=MADE,
        codebook=codebook(),
        highlights=highlights,
        articles={one.id: one for one in articles},
        topics={TOPIC: "Response"},
        quote_ok={each.id: True for each in highlights},
        places={each.id: "1137" for each in highlights},
        filed=articles,
    )


def small() -> Material:
    trial = article("Okafor", kind=ArticleKind.TRIAL, journal="Sample J", volume="48", doi="10.5/1")
    page = article("Brightpath", kind=ArticleKind.WEB_PAGE)
    unread = replace(article("Tan"), status=ArticleStatus.TO_READ)
    marked = (
        highlight(trial, "Response was 61 % with keta\u00ad\nmine.", note="Day 1"),
        highlight(trial, "No more by day 14.", stance="contradicts"),
        highlight(trial, "Not below the age of 30.", strength="unchecked", stance="qualifies"),
        highlight(page, "Nine of ten feel better.", claim_type="outcome", strength="none-cited"),
    )
    made = material(*marked, articles=(trial, page, unread))
    return replace(made, failed=("broken.pdf: The file is empty.",))


def only(quote: str, **facts: str) -> Material:
    where = article("Okafor")
    return material(highlight(where, quote, **facts), articles=(where,))


def first_id(made: Material) -> UUID:
    return made.highlights[0].id
