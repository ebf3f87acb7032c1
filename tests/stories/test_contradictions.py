"""The known contradictions of the field: each surfaces in the ledger, with both sides.

The texts are ours; they state what DOMAIN section 8 says was found. The figures are those of
Wilkinson 2018, ELEKT-D 2023, Lii 2023, KARMA-Dep 2 2025, a PTSD meta-analysis of 2024, an OCD and a
social anxiety crossover, two Cochrane reviews of 2021, a pain consensus of 2018, and the label of
esketamine.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.ledger import Standing
from ketareview.library import Library
from ketareview.workflows import report_on, write_report
from ketareview.workflows.ledger import ledger, oppositions
from tests.library.papers import paper, store


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a document, and how it stands toward the claim."""

    document: str
    words: str
    stance: str
    strength: str = "trial"
    basis: str = "own-data"


@dataclass(frozen=True, slots=True)
class Fixture:
    """A claim of the field, with what is said for and against it."""

    statement: str
    topic: str
    claim_type: str
    said: tuple[Said, ...]


FIXTURES = (
    Fixture(
        "A single dose lowers suicidal ideation within a day",
        "Suicidal ideation",
        "efficacy",
        (
            Said(
                "Individual-participant meta-analysis 2018",
                "In 167 participants with ideation at baseline the effect was moderate to large "
                "within a day and lasted up to a week.",
                "supports",
                "review",
                "pooled",
            ),
            Said(
                "Label of esketamine",
                "Effectiveness in preventing suicide or in reducing suicidal ideation or "
                "behaviour has not been shown.",
                "contradicts",
                "opinion",
                "none",
            ),
        ),
    ),
    Fixture(
        "The analysis of ideation had 167 participants",
        "Sample size",
        "critique",
        (
            Said("Individual-participant meta-analysis 2018", "N = 167.", "supports", "review"),
            Said(
                "Research digest", "A pooled analysis (n = 176).", "contradicts", "opinion", "cited"
            ),
        ),
    ),
    Fixture(
        "Ketamine is not inferior to ECT",
        "ECT",
        "comparative",
        (
            Said(
                "ELEKT-D 2023",
                "Of 403 randomised patients, in the open, 55.4 % responded to ketamine and "
                "41.2 % to ECT; ketamine was non-inferior.",
                "supports",
            ),
            Said(
                "Consensus of a society",
                "ECT remains the more effective treatment.",
                "contradicts",
                "opinion",
                "authority",
            ),
        ),
    ),
    Fixture(
        "Ketamine lowers depression scores more than a control that hides the allocation",
        "Masking integrity",
        "efficacy",
        (
            Said(
                "Cochrane review 2021, unipolar",
                "In 64 studies with 5,299 people, 31 of them of ketamine, response at 24 hours "
                "was more frequent than with placebo.",
                "supports",
                "review",
                "pooled",
            ),
            Said(
                "Lii 2023",
                "Under surgical anaesthesia 40 patients did not differ "
                "(\u22125.82, 95 % CI \u221213.3 to 1.64); 36.8 % guessed correctly.",
                "no-difference",
            ),
        ),
    ),
    Fixture(
        "Repeated infusions are better than midazolam",
        "Midazolam",
        "efficacy",
        (
            Said(
                "Cochrane review 2021, bipolar",
                "In 10 studies with 647 people, 3 of them of ketamine, it was better at 24 hours.",
                "supports",
                "review",
                "pooled",
            ),
            Said(
                "KARMA-Dep 2 2025",
                "Of 65 randomised, 62 were analysed; up to eight infusions did not differ from "
                "midazolam (\u22123.16, CI \u22128.54 to 2.22), and most guessed the allocation.",
                "no-difference",
            ),
        ),
    ),
    Fixture(
        "Ketamine helps in PTSD",
        "PTSD",
        "efficacy",
        (
            Said(
                "PTSD meta-analysis 2024",
                "Six trials with 221 patients gave g = 0.27 (0.03 to 0.51).",
                "supports",
                "review",
                "pooled",
            ),
            Said(
                "PTSD meta-analysis 2024",
                "Adjusted for bias it was 0.20 (\u22120.08 to 0.48), and there was no advantage "
                "over an active control at 24 h.",
                "no-difference",
                "review",
                "pooled",
            ),
        ),
    ),
    Fixture(
        "Ketamine helps in OCD",
        "OCD",
        "efficacy",
        (
            Said("OCD crossover 2013", "Obsessions fell in 15 patients.", "supports"),
            Said(
                "Review of OCD",
                "Effects carried over, so that the first phase alone counts and shows nothing "
                "that is certain.",
                "contradicts",
                "opinion",
                "cited",
            ),
        ),
    ),
    Fixture(
        "Ketamine helps in social anxiety",
        "Social anxiety",
        "efficacy",
        (
            Said(
                "Social anxiety crossover 2018",
                "In 18 patients the LSAS improved.",
                "supports",
            ),
            Said(
                "Social anxiety crossover 2018",
                "On the VAS no difference was seen.",
                "no-difference",
            ),
        ),
    ),
    Fixture(
        "Ketamine relieves chronic pain for months",
        "Chronic pain",
        "durability",
        (
            Said(
                "Pain consensus 2018",
                "In CRPS there is moderate evidence to 12 weeks.",
                "supports",
                "review",
                "pooled",
            ),
            Said(
                "Pain consensus 2018",
                "After injury of the spinal cord the evidence is weak and short-term.",
                "contradicts",
                "review",
                "pooled",
            ),
        ),
    ),
    Fixture(
        "Esketamine may only be given together with an oral antidepressant",
        "Esketamine",
        "regulation",
        (
            Said(
                "Older page",
                "It is used only with an oral antidepressant.",
                "supports",
                "opinion",
                "none",
            ),
            Said(
                "Label of esketamine",
                "Adults with resistant depression may take it alone or with an oral "
                "antidepressant.",
                "contradicts",
                "opinion",
                "none",
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store and mark everything once; each test works on a copy of the library."""
    folder = tmp_path_factory.mktemp("field")
    path = folder / "field.ketareview"
    with Library.create(path, reviewer="Anna") as made:
        _fill(made, folder)
    return path


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "field.ketareview"
    shutil.copy(filled, path)
    with Library.open(path, reviewer="Anna") as opened:
        yield opened


def _fill(library: Library, folder: Path) -> None:
    """Store each document once, mark its sentences, and file them under the claims."""
    pages: dict[str, list[str]] = {}
    for fixture in FIXTURES:
        for said in fixture.said:
            pages.setdefault(said.document, []).append(said.words)
    articles = {
        name: store(library, paper(folder, f"{number}.txt", ["\n\n".join(words)]), title=name)
        for number, (name, words) in enumerate(pages.items())
    }
    texts = {name: "\n\n".join(words) for name, words in pages.items()}
    for fixture in FIXTURES:
        topic = library.topics.find(fixture.topic).id
        claim = library.claims.add(fixture.statement, topic)
        for said in fixture.said:
            article = articles[said.document]
            start = texts[said.document].index(said.words)
            piece = Piece(1, start, start + len(said.words))
            passage = Passage(article.sources[0].sha256, (piece,), said.words)
            tags = Tags(fixture.claim_type, said.strength, said.stance, said.basis, (topic,))
            made = library.highlights.add(article.id, passage, tags)
            library.claims.file(claim.id, [made.id])


def _standing(library: Library, fixture: Fixture) -> Standing:
    found = ledger(library, library.topics.find(fixture.topic).id)
    return next(each for each in found if each.claim.statement == fixture.statement)


def _quote(standing: Standing, side: str) -> str:
    weighed = standing.strongest_for if side == "for" else standing.strongest_against
    assert weighed is not None
    return weighed.highlight.passage.quote


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.topic)
def test_each_contradiction_of_the_field_surfaces_with_both_sides(
    library: Library, fixture: Fixture
) -> None:
    supporting, against = fixture.said

    standing = _standing(library, fixture)

    assert standing.is_contested
    assert _quote(standing, "for") == supporting.words
    assert _quote(standing, "against") == against.words


def test_all_are_in_the_ledger_of_the_library_and_none_is_told_twice(library: Library) -> None:
    found = ledger(library, None)

    assert len(found) == len(FIXTURES)
    assert all(each.is_contested for each in found)
    assert oppositions(library, None, found) == ()


def test_without_claims_both_sides_of_one_topic_and_type_still_surface(library: Library) -> None:
    library.claims.delete([claim.id for claim in library.claims.all()])

    found = {(each.topic, each.claim_type) for each in oppositions(library, None)}
    report = report_on(library, None, on=datetime(2026, 1, 2, tzinfo=UTC))

    assert found == {(library.topics.find(each.topic).id, each.claim_type) for each in FIXTURES}
    quotes = {each.number: each.passage.quote for each in report.quotations}
    assert {(quotes[each.support], quotes[each.against]) for each in report.contradictions} == {
        tuple(said.words for said in each.said) for each in FIXTURES
    }


def test_the_report_lists_each_claim_with_its_best_passage_on_both_sides(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "field.json"
    write_report(report_on(library, None, on=datetime(2026, 1, 2, tzinfo=UTC)), path)
    report = json.loads(path.read_text(encoding="utf-8"))
    quotes = {
        each["number"]: each["quote"] for group in report["groups"] for each in group["quotations"]
    }

    claims = {each["statement"]: each for each in report["claims"]}

    assert len(claims) == len(FIXTURES)
    for fixture in FIXTURES:
        said = {
            quotes[each["number"]]: each["stance"] for each in claims[fixture.statement]["passages"]
        }
        assert said == {each.words: each.stance for each in fixture.said}


def test_quotations_stay_what_the_documents_say(library: Library) -> None:
    ids: list[UUID] = library.highlights.all()

    assert all(library.highlights.quote_ok(ids).values())
    assert len(ids) == sum(len(each.said) for each in FIXTURES)
