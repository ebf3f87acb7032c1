"""What a report says: chosen, counted, ordered."""

import json
from dataclasses import replace
from pathlib import Path

from ketareview.domain.article import ArticleStatus
from ketareview.reporting import compose, rendered, words
from ketareview.reporting.balancing import facing, sides, strongest
from tests.reporting.sample import article, first_id, highlight, material, only, small

GOLDEN = Path(__file__).parent / "golden" / "small.json"


def test_the_whole_report_is_as_it_was_looked_at() -> None:
    assert rendered(compose(small()), ".json").decode() == GOLDEN.read_text("utf-8").rstrip("\n")


def test_contradicting_passages_come_first_then_the_stronger() -> None:
    where = article("Okafor")
    marked = [
        highlight(where, f"{stance} {strength}", strength=strength, stance=stance)
        for stance in ("supports", "contradicts", "mentions")
        for strength in ("opinion", "review", "unchecked")
    ]
    (group,) = compose(material(*marked, articles=(where,))).groups
    assert [each.passage.quote for each in group.quotations] == [
        "contradicts review",
        "contradicts opinion",
        "contradicts unchecked",
        "supports review",
        "supports opinion",
        "supports unchecked",
        "mentions review",
        "mentions opinion",
        "mentions unchecked",
    ]
    assert [each.number for each in group.quotations] == list(range(1, 10))


def test_where_nothing_is_contested_the_stronger_come_first_whatever_they_say() -> None:
    where = article("Okafor")
    marked = [
        highlight(where, f"{stance} {strength}", strength=strength, stance=stance)
        for stance, strength in (
            ("mentions", "review"),
            ("supports", "opinion"),
            ("qualifies", "trial"),
            ("supports", "trial"),
        )
    ]
    (group,) = compose(material(*marked, articles=(where,))).groups
    assert [each.passage.quote for each in group.quotations] == [
        "mentions review",
        "supports trial",
        "qualifies trial",
        "supports opinion",
    ]


def test_what_is_contested_is_told_with_the_stronger_side() -> None:
    where = article("Okafor")
    marked = (
        highlight(where, "It works.", strength="opinion"),
        highlight(where, "It helps.", strength="unchecked"),
        highlight(where, "It does not.", stance="contradicts"),
    )
    report = compose(material(*marked, articles=(where,)))
    assert report.brief[:2] == (
        "The only claim type is contested: efficacy (2 for, 1 against).",
        "The stronger study design is against: efficacy.",
    )
    assert strongest(report.groups[0].supporting).passage.quote == "It works."
    assert sides(report.groups[0]) == [("supports", 2, "for"), ("contradicts", 1, "against")]


def test_support_against_no_difference_is_contested_too() -> None:
    where = article("Okafor")
    marked = (
        highlight(where, "It works.", strength="opinion"),
        highlight(where, "It made no difference.", stance="no-difference"),
    )
    report = compose(material(*marked, articles=(where,)))
    [group] = report.groups

    assert group.is_contested
    assert report.map.rows[0].is_contested
    assert report.brief[:2] == (
        "The only claim type is contested: efficacy (1 for, 1 no difference).",
        "The stronger study design is against: efficacy.",
    )
    assert [each.stance for each in group.quotations] == ["no-difference", "supports"]
    assert "No difference \u00b7 1" in rendered(report, ".md").decode()


def test_both_kinds_of_passages_against_stand_on_one_side() -> None:
    where = article("Okafor")
    marked = [
        highlight(where, stance, stance=stance)
        for stance in ("no-difference", "supports", "contradicts", "qualifies")
    ]
    [group] = compose(material(*marked, articles=(where,))).groups

    assert list(facing(group)) == ["against or no difference", "for"]
    assert [each.stance for each in group.opposing] == ["contradicts", "no-difference"]
    assert strongest(group.opposing).stance == "contradicts"
    assert [each.number for each in group.opposing] == [1, 2]


def test_each_article_left_out_has_its_reason() -> None:
    unread = replace(article("Tan"), status=ArticleStatus.TO_READ)
    elsewhere = replace(article("Haas"), highlights=3)
    report = compose(material(articles=(unread, elsewhere, article("Moreau"))))
    assert {one.reason: one.items for one in report.left_out} == {
        words()("left.unread"): ("Tan 2021. About Tan",),
        words()("left.untagged"): ("Moreau 2021. About Moreau",),
        words()("left.unasked"): ("Haas 2021. About Haas",),
    }


def test_the_map_counts_every_passage_once() -> None:
    report = compose(small())
    assert sum(sum(row.counts) for row in report.map.rows) == len(report.quotations) == 4


def test_a_quotation_that_differs_from_its_source_is_told() -> None:
    made = only("words")
    report = compose(replace(made, quote_ok={first_id(made): False}))
    assert not report.quotations[0].is_checked
    assert report.left_out[0].items == ("Okafor 2021: passage 1",)
    assert report.summary.endswith("0 of 1 quotations match their sources.")


def test_nothing_marked_is_said() -> None:
    report = compose(material())
    assert report.summary == "No passage is marked under this topic yet."
    assert json.loads(rendered(report, ".json"))["groups"] == []


def test_the_stored_quotation_stays_as_it_is_in_json() -> None:
    quote = "keta\u00ad\nmine \u200b \u6297 \ufb01"
    told = json.loads(rendered(compose(only(quote)), ".json"))
    assert told["groups"][0]["quotations"][0]["quote"] == quote
