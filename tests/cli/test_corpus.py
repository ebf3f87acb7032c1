"""Real papers, in and out by the command line: each quotation comes back as it stands there."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from ketareview.domain.folding import fold
from tests.cli.conftest import Run

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ARTICLES = sorted((CORPUS / "articles").glob("*.txt"))
PAPERS = sorted((CORPUS / "pdf-papers").glob("*.pdf"))
SAMPLE = PAPERS[:: max(len(PAPERS) // 2, 1)]
SENTENCES = 10
SENTENCE = re.compile(r"(?<![^\s])[A-Z][^.!?\f]{30,300}[.!?](?=\s|$)")

pytestmark = pytest.mark.corpus
needs_corpus = pytest.mark.skipif(not PAPERS, reason="the corpus is not here")


def sentences(text: str, chance: random.Random) -> list[str]:
    found = [match.group() for match in SENTENCE.finditer(text)]
    return chance.sample(found, min(SENTENCES, len(found)))


def letters(text: str) -> str:
    return "".join(letter for letter in fold(text).text if letter.isalnum())


def mark_all(run: Run, article: str) -> list[dict[str, Any]]:
    """Mark random sentences, every other one as a person types it: on one line."""
    made = []
    text = run("text", article).out
    chance = random.Random(text)  # noqa: S311 - the same sentences each time, no secrets
    for number, sentence in enumerate(sentences(text, chance)):
        is_typed = bool(number % 2)
        asked = " ".join(sentence.split()) if is_typed else sentence
        answer = run(
            "highlight", article, "--quote", asked, "--type", "e",
            "--strength", str(number % 7), "--occurrence", "1", "--json",
        )  # fmt: skip
        assert answer.code == 0, answer.err
        quote = answer.document["quote"]
        # A sentence may stand there twice, with its lines set otherwise.
        assert letters(quote) == letters(sentence)
        assert quote in text or quote in text.replace("\f", "\n")
        made.append(answer.document)
    return made


def come_back(run: Run, paths: list[Path], report: Path) -> None:
    imported = run("import", *paths, "--json")
    results = imported.document
    assert [result["path"] for result in results] == [str(path) for path in paths]
    articles = {each["article_id"] for each in results if each["outcome"] != "failed"}
    made = {each["id"]: each for article in sorted(articles) for each in mark_all(run, article)}

    assert {each["id"]: each for each in run("highlights", "--json").document} == made
    assert all(each["quote_ok"] for each in made.values())
    assert run("check").code == 0
    assert run("report", "--topic", "all", "--final", "-o", report).code == 0
    told = json.loads(report.read_text(encoding="utf-8"))
    quoted = {each["id"]: each["quote"] for group in told["groups"] for each in group["quotations"]}
    assert quoted == {each["id"]: each["quote"] for each in made.values()}


@needs_corpus
def test_quotations_of_some_papers_come_back(run: Run, tmp_path: Path) -> None:
    come_back(run, [*ARTICLES, *SAMPLE], tmp_path / "report.json")


@needs_corpus
@pytest.mark.long
@pytest.mark.timeout(3600)
def test_quotations_of_all_papers_come_back(run: Run, tmp_path: Path) -> None:
    come_back(run, [*ARTICLES, *PAPERS], tmp_path / "report.json")
