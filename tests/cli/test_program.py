"""Exit codes, options, streams: what scripts rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview import settings
from ketareview.cli import program
from ketareview.cli.session import Session
from ketareview.cli.usage import FLAGS, OPTIONS_WITH_VALUES, understand
from ketareview.library import Library
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parent.parent.parent
CALL = "import sys; from ketareview.cli import main; sys.exit(main())"


MANY_SIGNS = "Ketamin: Änderung \u2212 5,82 µg \U0001d45b."


def call(
    *words: object, environment: dict[str, str] | None = None, script: str = CALL
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
    )


def test_a_library_is_made_once(run: Run, tmp_path: Path) -> None:
    made = run("init", "--json")
    again = run("init")

    assert made.document["library"] == str(tmp_path / "review.ketareview")
    assert (made.code, again.code) == (0, 1)
    assert "already" in again.err


def test_only_some_commands_make_a_library(run: Run, tmp_path: Path) -> None:
    for words in (("articles",), ("topics",), ("check",), ("undo",), ("highlights",)):
        answer = run(*words)
        assert (answer.code, answer.out) == (3, "")
        assert str(tmp_path / "review.ketareview") in answer.err
    assert not (tmp_path / "review.ketareview").exists()


def test_global_options_stand_before_or_after_the_command(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.ketareview"
    run("-L", other, "init")

    assert run("--json", "-L", other, "topics").document == (
        run("topics", f"--library={other}", "--json").document
    )
    assert run("articles", "-L", other).code == 0
    assert run("articles").code == 3


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("frobnicate",),
        ("import",),
        ("import", ""),
        ("topics", "add", " "),
        ("highlight", "x"),
        ("text", "x", "--page", "two"),
        ("articles", "--jso"),
        ("report", "--topic", "all"),
    ],
)
def test_wrong_usage_is_2(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words)

    assert (answer.code, answer.out) == (2, "")
    assert "usage:" in answer.err


@pytest.mark.parametrize("words", [("--help",), ("highlight", "--help"), ("--version",)])
def test_help_is_an_answer(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words)

    assert (answer.code, answer.err) == (0, "")
    assert answer.out


def test_a_query_that_cannot_be_understood_is_2_with_the_place(run: Run) -> None:
    run("init")

    for command in ("articles", "highlights"):
        answer = run(command, "a", "OR")
        assert (answer.code, answer.out) == (2, "")
        assert "place 3" in answer.err
    assert run("articles", "topic:nowhere").code == 2


def test_a_library_that_is_open_elsewhere_is_3(run: Run, tmp_path: Path) -> None:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna"):
        answer = run("articles")

    assert answer.code == 3
    assert "Anna" in answer.err


def test_a_foreign_file_is_3_and_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "review.ketareview"
    path.write_text("a diary", encoding="utf-8")

    for words in (("articles",), ("import", __file__)):
        assert run(*words).code == 3
    assert path.read_text(encoding="utf-8") == "a diary"


def test_a_bug_is_told_in_one_sentence_and_recorded(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_session: Session) -> int:
        raise RuntimeError("a bug")

    run("init")
    from ketareview.cli import commands  # noqa: PLC0415 - the program imports it as late

    monkeypatch.setattr(commands, "COMMANDS", {"articles": broken})
    answer = run("articles")

    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err
    recorded = settings.folders().log.read_text(encoding="utf-8")
    assert "RuntimeError" in recorded
    assert "broken" in recorded  # where it was; its words may be of a paper, and are left out
    assert program.log.handlers == []


def test_the_reviewer_is_named_by_option_settings_or_account(run: Run, okafor: str) -> None:
    def marked(*more: str) -> str:
        made = run(
            "highlight", okafor, "--quote", "one week", "--type", "e", "--strength", "5",
            "--json", *more,
        )  # fmt: skip
        return str(made.document["reviewer"])

    assert marked() == settings.login_name()
    settings.save(settings.Settings(reviewer="Berta"), settings.folders().settings)
    assert marked() == "Berta"
    assert marked("--reviewer", "Carla") == "Carla"


def test_all_options_are_known_to_what_protects_queries() -> None:
    files = (ROOT / "ketareview" / "cli" / "usage").glob("*.py")
    usage = " ".join(file.read_text(encoding="utf-8") for file in files)
    named = {
        word.strip("\"',()") for word in usage.split() if word.strip("\"',()").startswith("--")
    }

    assert {
        name for name in named if name.replace("-", "").isalpha()
    } <= OPTIONS_WITH_VALUES | FLAGS


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        (["articles", "-has:note"], "query", [" -has:note"]),
        (["-q", "articles", "a", "-b"], "query", ["a", " -b"]),
        (["highlight", "x", "--type=e", "--strength=5", "--quote", "-5.82 ("], "quote", "-5.82 ("),
        (["report", "--topic", "all", "-o", "x.pdf", "--where", "-has:note"], "where", "-has:note"),
        (["highlights", "-L", "x", "a"], "query", ["a"]),
    ],
)  # fmt: skip
def test_a_minus_in_front_of_words_is_no_option(words: list[str], name: str, value: object) -> None:
    assert getattr(understand(words), name) == value


def test_it_works_where_qt_cannot_be_loaded(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Ketamine lowered scores.", encoding="utf-8")
    blocked = f"import sys; sys.modules['PySide6'] = None\n{CALL}"

    done = call("-L", tmp_path / "a.ketareview", "import", paper, script=blocked)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"added")


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(MANY_SIGNS, encoding="utf-8")
    poor = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    library = tmp_path / "a.ketareview"
    call("-L", library, "import", paper, environment=poor)

    listed = call("-L", library, "articles", "--json", environment=poor)
    [article] = json.loads(listed.stdout.decode("utf-8"))
    text = call("-L", library, "text", article["id"], environment=poor)

    assert text.stdout.decode("utf-8") == MANY_SIGNS


@pytest.mark.skipif(sys.platform == "win32", reason="bytes in file names are POSIX's")
def test_a_file_name_that_is_no_text_is_told_all_the_same(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(name, "wb") as paper:  # noqa: PTH123 - a path of bytes
        paper.write(b"Ketamine lowered scores.")

    done = call("-L", tmp_path / "a.ketareview", "--json", "import", os.fsdecode(name))

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["outcome"] == "added"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_stops_nothing(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Ketamine lowered scores.", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-c", CALL, "-L", str(tmp_path / "a.ketareview"), "import", str(paper)],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")
    listed = call("-L", tmp_path / "a.ketareview", "articles", "--json")
    assert len(json.loads(listed.stdout)) == 1


def test_a_foreign_log_beside_the_library_is_told_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "review.ketareview"
    assert run("-L", path, "init").code == 0
    log = Path(f"{path}-wal")
    log.write_bytes(b"foreign" * 1000)
    told = run("-L", path, "topics")
    assert told.code == 0
    assert "Another program left a log of changes" in told.err
    assert not log.exists()
    assert run("-L", path, "topics").err == ""
