"""Sentences end where they end, words hold what belongs to them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.reading import letter_at, sentence_at, word_at
from ketareview.reading.sentences import is_ended, sentences

SENTENCES = [
    ["The first one.", "Tan et al. Found it first.", "Then another."],
    ["As shown by Tan et al.", "The dose was low."],
    ["Zarate et al. (2006) found it.", "So did others."],
    ["It was given i.v. over 40 min.", "Nobody slept."],
    ["The drug was given i.v.", "The dose was 0.5 mg/kg."],
    ["The drug was given i.m. and p.o.", "Adverse events were few."],
    ["The drug was given i.v.", "Subjects rested."],
    ["The dose was 0.5 mg/kg.", "It rose."],
    ["We used 0.5 mg/kg i.v. ketamine twice.", "It helped."],
    ["The effect was clear (p < .05).", "It lasted."],
    ["The effect was clear, p < .05, in both.", "It lasted."],
    ["P = .03 was reached.", "It lasted."],
    ["Some drugs, e.g. Ketamine, act fast.", "Others do not."],
    ["Ketamine vs. Placebo was better.", "It lasted."],
    ["See Fig. 2 and Tab. 3 for both.", "It lasted."],
    ["It is shown in Fig. 2.", "The curve falls."],
    ["It is shown in Figs. 2 and 3.", "The curve falls."],
    ["Approved by the U.S. Food and Drug Administration in 2019.", "It sold well."],
    ["It is sold in the U.S.", "The price is high."],
    ["J. Krystal and D. S. Charney said so.", "Others agreed."],
    ["He met J. A. Smith there.", "They spoke."],
    ["It fell by 5.82 (95 % CI 3.1 to 8.5) points.", "It lasted."],
    ["It was effective [12].", "The rest was not."],
    ["It was effective.[12]", "The rest was not."],
    ["It was effective. [12]", "The rest was not."],
    ["It was effective.12", "The rest was not."],
    ["It was effective.12,13", "The rest was not."],
    ["It was effective.12\u201314", "The rest was not."],
    ["It was effective.\xb9\xb2", "The rest was not."],
    ["It was effective (12).", "The rest was not."],
    ["He said \u201cit is gone.\u201d", "She left."],
    ["He said it was \u201cgone\u201d.", "She left."],
    ["Did it last?", "It did!", "We think so."],
    ["(Why?) he asked.", "Nobody knew."],
    ["Patients were seen in 2019.", "25 of them came back."],
    ["Patients were recruited.", "25 of them came back."],
    ["The mean was 0.05.", "12 were lost."],
    ["They were treated at 10 a.m. on Monday.", "They left at 3 p.m.", "The nurse stayed."],
    ["Pumps, tubes, etc. were bought.", "Then it began."],
    ["Pumps, tubes, etc.", "The trial began."],
    ["Made by Pfizer Inc., New York.", "It is cheap."],
    ["Made by Pfizer Inc.", "It is cheap."],
    ["Dr. Smith and Prof. Jones agreed.", "They wrote."],
    ["Vitamin D.", "The rest."],
    ["1. Introduction to it.", "It began."],
    ["2.1. Participants were adults.", "They came."],
    ["Fig. 2. Mean scores over time.", "Bars are errors."],
    ["Table 1. Demographics of the sample.", "Values are means."],
    ["The gene was silenced.", "mRNA fell."],
    ["The solution was mixed.", "pH was 7.4."],
    ["Scores fell (mean 12. S.D. 3) in both.", "They rose again."],
    ["It worked (see Fig. 2. The rest is below) well.", "It lasted."],
    ["It worked.", "(The rest is in the supplement.)", "It lasted."],
    ["\u7814\u7a76\u3092\u884c\u3063\u305f\u3002", "\u7d50\u679c\u306f\u826f\u3044\u3002"],
    ["\u4ed6\u4eec\u6765\u4e86\u5417\uff1f", "\u6765\u4e86\uff01"],
    ["\u0647\u0644 \u0646\u062c\u062d\u061f", "\u0646\u0639\u0645."],
    ["The answer was No.", "They left."],
    ["Trial No. 12 was stopped.", "Others went on."],
    ["Data were taken from pp. 12 to 15.", "They fit."],
    ["Ketamine (Ketalar, Parke-Davis Ltd., U.K.) was used.", "It came in vials."],
    ["In Jan. 2019 it began.", "It ended in Dec. 2020.", "Then we wrote."],
    ["It grew in S. aureus and E. coli.", "Both died."],
    ["It lasted 24 h.", "Then it stopped."],
    ["The dose was 40 mg.", "Nobody fainted."],
    ["Wait ... what happened?", "Nothing."],
    ["About 50%.", "The rest fell."],
    ["It was 50%.12", "The rest fell."],
    ["They (i.e. Patients) came.", "They left."],
    ["It was significant (P<0.001).", "However, it waned."],
    ["It was significant (P<0.001)[4].", "However, it waned."],
    ["Ketamine acts within hours (cf. Ref. 12).", "It is fast."],
    ["A cost of approx. 500 dollars was named.", "It rose."],
    ["She holds a Ph.D. in chemistry.", "He has an M.D.", "They met."],
    ["See www.who.int for more.", "It is free."],
    ["Written with R v. 4.1.2.", "The code is open."],
    ["A t.i.d. dose was set.", "It was kept."],
    ["Jones et al.,12 wrote so.", "It was kept."],
    ["Jones et al. [12] wrote so.", "It was kept."],
    ["What is it?\u201d he asked.", "It was ketamine."],
    ["Samples were kept at \u221280 \xb0C.", "They thawed."],
    ["The ratio was 1:2.", "\u03b2-Blockers were used."],
    ["We used SPSS (IBM Corp., Armonk, N.Y., USA).", "Tests were two-sided."],
]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tan et al. Found it first.",
        "It was given i.v. over 40 min.",
        "Ketamine vs. Placebo was better.",
        "See Fig. 2 and Tab. 3 for both.",
        "It fell by 5.82 (95 % CI 3.1 to 8.5) points.",
        "J. Krystal and D. S. Charney said so.",
        "He said \u201cit is gone.\u201d",
        "Did it last?",
    ],
)
def test_a_sentence_is_taken_whole(sentence: str) -> None:
    text = f"The first one. {sentence} Then another."
    start = text.index(sentence)
    for offset in range(start, start + len(sentence)):
        assert sentence_at(text, offset) == (start, start + len(sentence))


@pytest.mark.parametrize("parts", SENTENCES, ids=lambda parts: parts[0])
@pytest.mark.parametrize("between", [" ", "\n"], ids=["in a line", "over lines"])
def test_text_is_cut_into_its_sentences(parts: list[str], between: str) -> None:
    space = "" if re.match("[\u3002\uff01\uff1f]", parts[0][-1]) else between
    text = space.join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_no_sentence_runs_over_a_break() -> None:
    text = "2.1 Participants\nAdults were asked. They came."
    assert sentence_at(text, 20, [17]) == (17, 35)
    assert sentence_at(text, 3, [17]) == (0, 16)


def test_the_end_of_a_sentence_is_known_whatever_follows() -> None:
    assert is_ended("It was so.12", 12)
    assert is_ended("It was so.", 10)
    assert not is_ended("It was so", 9)


def test_an_empty_line_ends_a_sentence() -> None:
    assert sentence_at("A heading\n\nA sentence.", 3) == (0, 9)


@pytest.mark.parametrize(
    "word",
    [
        "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
        "\u092a\u0930\u0940\u0915\u094d\u0937\u093e",
        "keta\u00ad\nmine",
        "placebo-\ncontrolled",
        "5.82",
        "patients\u2019",
        "cafe\u0301",
        "61%",
    ],
)
def test_a_word_is_taken_whole(word: str) -> None:
    text = f"some {word.removesuffix(chr(0x2019))} there"
    start, end = word_at(text, 5)
    assert text[start:end] == word.removesuffix("\u2019")


def test_chinese_is_taken_sign_by_sign_and_japanese_by_script() -> None:
    text = "\u7814\u7a76\u3092\u30b1\u30bf\u30df\u30f3"
    spans = {word_at(text, offset) for offset in range(len(text))}
    assert sorted(spans) == [(0, 1), (1, 2), (2, 3), (3, 7)]


def test_a_letter_keeps_the_signs_over_it() -> None:
    text = "a\u0645\u064f\u0651b"
    assert {letter_at(text, offset) for offset in (1, 2, 3)} == {(1, 4)}
    assert letter_at(text, 4) == (4, 5)
    assert letter_at(text, 0) == (0, 1)


@given(st.text("aB .!?\n5\u00ad-", max_size=40), st.integers(0, 40))
def test_words_and_sentences_lie_in_the_text(text: str, offset: int) -> None:
    for start, end in (sentence_at(text, offset), word_at(text, min(offset, len(text)))):
        assert 0 <= start <= end <= max(len(text), start)
