"""Settings survive anything that a file can hold, and folders are where the platform says."""

import json
import stat
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview import settings
from ketareview.settings import Settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(theme="dark", reviewer="Ł. Žitný", paper="letter", shortcuts={"undo": "F4"})
    path = tmp_path / "new" / "settings.json"

    settings.save(chosen, path)

    assert settings.load(path) == chosen
    assert list(path.parent.iterdir()) == [path]


def test_without_a_file_everything_is_as_at_first(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", "\x00", "[" * 100_000])
def test_a_broken_file_never_stops_the_start(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(broken, encoding="utf-8")

    assert settings.load(path) == Settings()


def test_one_bad_value_does_not_cost_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    written = {"theme": "pink", "paper": "letter", "shortcuts": {"undo": 3}, "later": True}
    path.write_text(json.dumps(written), encoding="utf-8")

    assert settings.load(path) == Settings(paper="letter")


def test_what_was_said_of_tables_and_colours_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    said = Settings(
        mappings={"Title | Journal": {"Title": "title", "Journal": "journal"}},
        colours={"#ffd400": "efficacy"},
    )
    settings.save(said, path)
    assert settings.load(path) == said


@pytest.mark.parametrize("colours", [{"red": "efficacy"}, {"#FFD400": "efficacy"}, {"#ffd400": 1}])
def test_colours_are_written_in_one_way(tmp_path: Path, colours: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"colours": colours}), encoding="utf-8")
    assert settings.load(path) == Settings()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Settings)]), ANYTHING))
def test_whatever_a_file_holds_settings_are_of_their_types(values: dict[str, object]) -> None:
    path = settings.private_folder() / "settings.json"
    path.write_text(json.dumps(values), encoding="utf-8")

    read = settings.load(path)

    assert read.theme in {"system", "light", "dark"}
    assert read.paper in {"a4", "letter"}
    assert all(isinstance(value, str) for value in (read.reviewer, read.library, read.window))
    assert all(isinstance(keys, str) for keys in read.shortcuts.values())


def test_a_failed_save_leaves_the_old_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(Settings(reviewer="A"), path)
    (tmp_path / "other").write_text("a file, not a folder")

    with pytest.raises(OSError, match="other"):
        settings.save(Settings(reviewer="B"), tmp_path / "other" / "settings.json")

    assert settings.load(path) == replace(Settings(), reviewer="A")


def test_the_private_folder_is_the_users_alone_and_goes_at_exit() -> None:
    script = "from ketareview.settings import private_folder; print(private_folder())"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}; print(oct(private_folder().stat().st_mode))"],
        check=True,
        capture_output=True,
        text=True,
    )
    folder, mode = done.stdout.split()

    assert not Path(folder).exists()
    if sys.platform != "win32":
        assert stat.S_IMODE(int(mode, 8)) == stat.S_IRWXU


def test_folders_follow_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    found = settings.folders()

    if sys.platform == "linux":
        assert found.library == tmp_path / "KetaReview" / "library.ketareview"
    assert found.log.parent == found.data
    assert found.settings.parent == found.config


def test_nobody_named_is_called_by_the_account() -> None:
    assert settings.login_name()
