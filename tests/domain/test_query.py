"""The query language: what is understood, what is refused and where, and that printing is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview import resources
from ketareview.domain.errors import QueryError
from ketareview.domain.query import (
    EVERYTHING,
    FIELDS_OF_TEXT,
    All,
    Bound,
    Either,
    Field,
    Not,
    Query,
    Span,
    Term,
    parse,
    wanted,
)


def word(text: str, *, is_prefix: bool = False) -> Term:
    return Term(Field.ANYWHERE, text, is_prefix=is_prefix)


A, B, C, D = word("a"), word("b"), word("c"), word("d")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", EVERYTHING),
        (" \n ", EVERYTHING),
        ("a", A),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a and b", All((A, word("and"), B))),
        ("a OR b", Either((A, B))),
        ("a b OR c d", Either((All((A, B)), All((C, D))))),
        ("a (b OR c) d", All((A, Either((B, C)), D))),
        ("-a", Not(A)),
        ("a NOT b", All((A, Not(B)))),
        ("--a", Not(Not(A))),
        ("-(a b)", Not(All((A, B)))),
        ("keta*", word("keta", is_prefix=True)),
        ('"a  phrase\n here"', word("a phrase here")),
        ("“a phrase”", word("a phrase")),
        ('"say ""no"""', word('say "no"')),
        ('"treatment resist"*', word("treatment resist", is_prefix=True)),
        ('"OR"', word("OR")),
        ('"-5.82"', word("-5.82")),
        ("treatment-resistant", word("treatment-resistant")),
        ("(((a)))", A),
        ("title:ketamine", Term(Field.TITLE, "ketamine")),
        ("TITLE:ketamine", Term(Field.TITLE, "ketamine")),
        ('author:"van den Berg"', Term(Field.AUTHOR, "van den Berg")),
        ("-has:note", Not(Term(Field.HAS, "note"))),
        (
            "title:(a OR author:b)",
            Either((Term(Field.TITLE, "a"), Term(Field.AUTHOR, "b"))),
        ),
        ("(doi:10.1016/S0140-6736(20)30259-X)", Term(Field.DOI, "10.1016/S0140-6736(20)30259-X")),
        ("doi:10.1/a:b", Term(Field.DOI, "10.1/a:b")),
        ("year:2019", Term(Field.YEAR, "2019")),
        ("year:2015..2020", Span(Field.YEAR, Bound("2015"), Bound("2020"))),
        ("year:2015..", Span(Field.YEAR, Bound("2015"))),
        ("year:..2020", Span(Field.YEAR, high=Bound("2020"))),
        ("year:>2015", Span(Field.YEAR, Bound("2015", is_included=False))),
        ("year:<=2015", Span(Field.YEAR, high=Bound("2015"))),
        ("strength:>=4", Span(Field.STRENGTH, Bound("4"))),
        ("strength:?", Term(Field.STRENGTH, "?")),
        ("stance:-", Term(Field.STANCE, "-")),
        ("stance:=", Term(Field.STANCE, "=")),
        ("added:>2026-01-01", Span(Field.ADDED, Bound("2026-01-01", is_included=False))),
        ("added:2026-01", Term(Field.ADDED, "2026-01")),
        ("is:duplicate", Term(Field.IS, "duplicate")),
        ("has:PDF", Term(Field.HAS, "pdf")),
        ("-status:to-read", Not(Term(Field.STATUS, "to-read"))),
        ("kind:web-page", Term(Field.KIND, "web-page")),
    ],
)
def test_a_query_means(typed: str, expected: Query) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ('ketamine "no end', "unclosed-quotation", 10),
        ("a (b OR c", "unclosed-parenthesis", 3),
        ("a (", "unclosed-parenthesis", 3),
        ("a b)", "stray-parenthesis", 4),
        (")", "stray-parenthesis", 1),
        ("a ()", "empty-parentheses", 3),
        ("a OR", "missing-term", 3),
        ("OR a", "missing-term", 1),
        ("a OR OR b", "missing-term", 6),
        ("(a OR) b", "missing-term", 4),
        ("a -", "missing-term", 3),
        ("titel:a", "unknown-field", 1),
        ("see http://x", "unknown-field", 5),
        ("a title: b", "missing-value", 3),
        ("title:", "missing-value", 1),
        ("a & b", "wordless-term", 3),
        ('""', "wordless-term", 1),
        ("*", "wordless-term", 1),
        ('doi:""', "wordless-term", 5),
        ("has:pdfs", "unknown-value", 5),
        ("status:unread", "unknown-value", 8),
        ("year:soon", "not-a-year", 6),
        ("year:2015..soon", "not-a-year", 6),
        ("year:2020..2015", "backward-span", 6),
        ("added:2026-02-30", "not-a-date", 7),
        ("added:>soon", "not-a-date", 7),
        ("added:>9999", "not-a-date", 7),
        ("added:0000", "not-a-date", 7),
        ("added:2026-03..2026-01", "backward-span", 7),
        ("(" * 41 + "a" + ")" * 41, "long-query", 41),
        ("-" * 60 + "a", "long-query", 41),
        ("a " * 300, "long-query", 1),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(
    typed: str, code: str, place: int
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)

    assert (caught.value.code, caught.value.facts["place"]) == (code, str(place))
    assert caught.value.facts["query"] == typed
    assert str(place) in resources.sentences()[code].format(**caught.value.facts)


def test_places_are_remembered() -> None:
    query = parse("a topic:PTSD")

    assert isinstance(query, All)
    assert [part.place for part in query.parts if isinstance(part, Term)] == [1, 9]


def test_words_to_show_are_those_not_ruled_out() -> None:
    found = wanted(parse('a -b ("c d" OR quote:e) title:f year:>2000'))

    assert [term.text for term in found] == ["a", "c d", "e"]


WORDS = (
    st.text(st.characters(codec="utf-8"), max_size=12).map(lambda text: " ".join(text.split()))
    | st.sampled_from(["OR", "AND", "NOT", "-a", "a*", "a:b", '"', 'a"b', "(a", "a)", "(a)", "“a"])
).filter(lambda text: any(character.isalnum() for character in text))
TEXTS = st.builds(Term, st.sampled_from(sorted(FIELDS_OF_TEXT)), WORDS, is_prefix=st.booleans())
CODES = st.builds(
    Term,
    st.sampled_from([Field.TOPIC, Field.TYPE, Field.STANCE, Field.DOI, Field.STRENGTH]),
    WORDS | st.sampled_from(["-", "+", "~", "=", ".", "?", ">=4", "2..3", ">"]),
    is_prefix=st.booleans(),
)
YEARS = st.integers(0, 9999).map(lambda year: Bound(f"{year:04}"))
SPANS = st.builds(Span, st.just(Field.YEAR), YEARS) | st.builds(
    lambda low, high: Span(Field.YEAR, *sorted((low, high), key=lambda bound: bound.value)),
    YEARS,
    YEARS,
)
QUERIES = st.recursive(
    TEXTS | CODES | SPANS,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(All, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Either, st.lists(inner, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


@given(QUERIES)
def test_what_is_printed_is_parsed_to_the_same(query: Query) -> None:
    assert parse(str(query)) == query


@given(st.text(st.sampled_from('ab -*":()“”ORNT.><=?2y\n') | st.characters(), max_size=24))
def test_any_text_is_understood_or_refused_with_a_place(typed: str) -> None:
    answer = answer_to(typed)

    if isinstance(answer, QueryError):
        assert 1 <= int(answer.facts["place"]) <= len(typed) + 1
        assert resources.sentences()[answer.code].format(**answer.facts)
    else:
        assert parse(str(answer)) == answer


def answer_to(typed: str) -> Query | QueryError:
    try:
        return parse(typed)
    except QueryError as error:
        return error
