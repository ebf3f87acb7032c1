"""`grade`, `appraise` and the modifiers of `highlight`."""

import pytest

from tests.cli.conftest import Run

CLAIM = "Ketamine works within a day"


@pytest.fixture
def article(both: list[str]) -> str:
    return both[0]


def marked(run: Run, article: str, *more: str) -> dict[str, object]:
    answer = run(
        *("highlight", article, "--quote", "scores", "--type", "efficacy", "--strength", "trial"),
        *("--json", *more),
    )
    document: dict[str, object] = answer.document
    return document


def test_a_claim_is_judged_and_told(run: Run) -> None:
    run("init")
    run("claims", "add", CLAIM)

    bare = run("grade", "within a day", "--json").document
    assert (bare["certainty"], bare["suggested_start"]) == ("not-rated", "no-studies")

    run("grade", CLAIM, "--start", "randomised", "--step", "risk-of-bias=-1:Most guessed: 60 %")
    told = run("grade", CLAIM, "--step", "Imprecision=-1:62 people", "--json").document
    assert told["certainty"] == "low"
    assert [step["reason"] for step in told["judgements"][0]["steps"]] == [
        "Most guessed: 60 %",
        "62 people",
    ]
    minus = "\N{MINUS SIGN}"
    words = f"High {minus} 1 (risk of bias) {minus} 1 (imprecision) = Low"
    assert words in run("grade", CLAIM).out
    assert run("claims", "--json").document[0]["certainty"] == "low"
    assert run("grade", CLAIM, "--withdraw", "--json").document["judgements"] == []


def test_high_over_a_modifier_is_refused_until_it_is_answered(run: Run, article: str) -> None:
    made = marked(run, article, "--modifier", "masking-broken=Most had guessed")
    assert made["modifiers"] == [{"key": "masking-broken", "reason": "Most had guessed"}]
    assert run("highlights", "--json").document[0]["modifiers"] == made["modifiers"]
    run("claims", "add", CLAIM)
    run("claims", "file", CLAIM, made["id"])

    refused = run("grade", CLAIM, "--start", "randomised")

    assert refused.code == 1
    assert "masking is likely broken" in refused.err
    steps = ("--step", "risk-of-bias=0:Raters were masked", "--step", "imprecision=0:A large trial")
    judged = run("grade", CLAIM, "--start", "randomised", *steps, "--json").document
    assert judged["certainty"] == "high"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--step", "imprecision=-3:x"), 1),
        (("--step", "imprecision=-1"), 1),
        (("--step", "imprecision=much:x"), 1),
        (("--step", "luck=-1:x"), 1),
        (("--start", "randomised", "--step", "large-effect=1:x"), 1),
        (("--start", "luck"), 1),
        (("--step", "imprecision"), 2),
    ],
)
def test_what_cannot_be_judged_is_refused(run: Run, words: tuple[str, ...], code: int) -> None:
    run("init")
    run("claims", "add", CLAIM)

    refused = run("grade", CLAIM, *words)

    assert refused.code == code
    assert refused.err
    assert run("grade", CLAIM, "--json").document["judgements"] == []


def test_an_article_is_appraised(run: Run, article: str) -> None:
    answers = [f"{item}=low" for item in range(1, 5)]
    options = [word for answer in answers for word in ("--answer", answer)]
    run("appraise", article, "--instrument", "rob-2", *options)
    told = run(
        *("appraise", article, "--instrument", "rob-2", "--answer", "5=some-concerns:No protocol"),
        *("--level", "benefit=3:A small trial", "--json"),
    ).document
    [appraisal] = told["appraisals"]
    assert appraisal["overall"] == appraisal["computed"] == "some-concerns"
    assert told["levels"][0]["level"] == 3
    assert "Some concerns: No protocol" in run("appraise", article).out


@pytest.mark.parametrize(
    "words",
    [
        ("--level", "benefit=1a:x"),
        ("--level", "benefit=2"),
        ("--level", "luck=2:x"),
        ("--instrument", "rob-2", "--answer", "overall=high"),
        ("--instrument", "rob-2", "--answer", "9=high"),
        ("--instrument", "jadad", "--answer", "1=high"),
    ],
)
def test_what_cannot_be_appraised_is_refused(
    run: Run, article: str, words: tuple[str, ...]
) -> None:
    refused = run("appraise", article, *words)

    assert refused.code == 1
    assert refused.err
    told = run("appraise", article, "--json").document
    assert (told["levels"], told["appraisals"]) == ([], [])


@pytest.mark.parametrize("typed", ["masking-broken", "luck=why"])
def test_a_modifier_that_is_refused_leaves_no_highlight(run: Run, article: str, typed: str) -> None:
    refused = run(
        *("highlight", article, "--quote", "scores", "--type", "efficacy", "--strength", "trial"),
        *("--modifier", typed),
    )
    assert refused.code == 1
    assert run("highlights", "--json").document == []
