"""A library in a cloud folder is worked on in a copy, and comes back whole or beside."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ketareview.domain.away import (
    LibraryOpenThereError,
    NotCopiedError,
    PlaceGoneError,
    Standing,
    UnsavedCopyError,
)
from ketareview.domain.errors import DamagedLibraryError, ForeignFileError, LibraryInUseError
from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import Library, occupancy
from ketareview.library.safety.away.note import Coming
from ketareview.workflows import away
from tests.library.test_looking import held
from tests.workflows.away.desk import Desk, added_by, libraries_in, topics_in


def test_the_copy_lies_where_only_this_user_may_look(place: Path, desk: Desk) -> None:
    opened = desk.open(place)
    assert opened.standing is Standing.FRESH
    assert opened.library.path.is_relative_to(desk.copies)
    for folder in (desk.copies, opened.library.path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    desk.close()


def test_who_only_reads_changes_nothing(place: Path, desk: Desk) -> None:
    before = (place.read_bytes(), place.stat().st_mtime_ns)
    assert [desk.visit(place), desk.visit(place)] == [Standing.FRESH, Standing.KEPT]
    assert (place.read_bytes(), place.stat().st_mtime_ns) == before
    assert libraries_in(place.parent) == [place]


def test_what_is_saved_comes_back_at_the_end_and_in_between(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("One")
    saved = desk.save_back()
    assert saved is not None
    assert not saved.is_beside
    assert topics_in(place) >= {"Sleep", "One"}
    assert desk.save_back() is None
    desk.add("Two")
    desk.close()
    assert topics_in(place) >= {"One", "Two"}
    assert [each.name for each in place.parent.iterdir()] == [place.name]


def test_it_is_locked_and_signed_while_it_is_open(place: Path, desk: Desk) -> None:
    opened = desk.open(place)
    assert opened.copy is not None
    assert opened.copy.has_unsaved is False  # looking must not lose the lock
    assert occupancy.read(place)["holder"].startswith("Anna (")
    with pytest.raises(LibraryInUseError) as refused:
        Desk(desk.copies, "Berta").look(place)
    assert refused.value.facts["path"] == str(place)
    desk.add("Unsaved")
    assert desk.opened is not None
    with pytest.raises(LibraryInUseError):
        away.refuse_unsaved(place, desk.copies)
    desk.close()
    assert not occupancy.beside(place).exists()


def test_the_sign_of_another_computer_is_told_and_can_be_passed_over(
    place: Path, desk: Desk
) -> None:
    sign = '{"holder": "Ben (LAPTOP-7)", "since": "2026-05-01 10:42+02:00", "process": 1}'
    occupancy.beside(place).write_text(sign, encoding="utf-8")
    with pytest.raises(LibraryOpenThereError) as told:
        desk.look(place)
    assert told.value.facts["holder"] == "Ben (LAPTOP-7)"
    looked = away.look(away.Wish(place, "Anna", desk.copies, is_alone=True))
    assert looked.standing is Standing.FRESH


def test_what_somebody_else_saved_meanwhile_is_never_overwritten(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("Mine")
    added_by("Ben", place, "Theirs")
    theirs = place.read_bytes()
    saved = desk.save_back()
    assert saved is not None
    assert saved.is_beside
    assert saved.place == place
    assert place.read_bytes() == theirs
    assert "Mine" in topics_in(saved.path)
    desk.add("Mine too")
    desk.close()
    assert "Mine too" in topics_in(saved.path)
    assert place.read_bytes() == theirs
    assert libraries_in(place.parent) == sorted([place, saved.path])


def test_a_fresh_copy_is_taken_where_only_the_place_has_changed(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.close()
    added_by("Ben", place, "Theirs")
    assert desk.open(place).standing is Standing.FRESH
    assert desk.library.topics.find("Theirs").name == "Theirs"
    desk.close()
    assert len(libraries_in(desk.copies)) == 1


@pytest.mark.parametrize("theirs", [False, True])
def test_where_both_have_changed_one_is_chosen_and_both_are_kept(
    place: Path, desk: Desk, *, theirs: bool
) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.die()
    added_by("Ben", place, "Theirs")
    looked = desk.look(place)
    assert looked.standing is Standing.BOTH
    assert looked.held is not None
    assert [each.by for each in looked.held] == ["Anna", "Ben"]
    assert looked.copy is not None
    looked.copy.release()
    desk.open(place, theirs=theirs)
    names = {topic.name for topic in desk.library.topics.tree()}
    assert ("Theirs" in names, "Mine" in names) == (theirs, not theirs)
    list(away.save_left(desk.copies))
    desk.close()
    found = [topics_in(each) for each in libraries_in(place.parent)]
    assert len(found) == 2
    assert {"Mine", "Theirs"} <= set.union(*found)
    assert "Theirs" in topics_in(place)


def test_after_a_kill_the_copy_is_found_again(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.die()
    assert desk.open(place).standing is Standing.KEPT
    assert desk.library.topics.find("Mine").name == "Mine"
    desk.close()
    assert "Mine" in topics_in(place)


def test_a_save_that_came_to_its_place_before_the_kill_is_known(place: Path, desk: Desk) -> None:
    """The note of what was to come was written, that it had come was not."""
    opened = desk.open(place)
    desk.add("Mine")
    assert opened.copy is not None
    before = opened.copy.note
    desk.save_back()
    after = opened.copy.note
    assert after.seen is not None
    opened.copy.remember(replace(before, coming=Coming(after.seen.sha256, after.saved)))
    desk.die()
    assert desk.visit(place) is Standing.KEPT
    assert libraries_in(place.parent) == [place]


def test_where_the_place_is_gone_work_goes_on(place: Path, desk: Desk, tmp_path: Path) -> None:
    desk.open(place)
    desk.add("One")
    place.parent.rename(tmp_path / "pulled")
    with pytest.raises(PlaceGoneError):
        desk.save_back()
    desk.add("Two")
    with pytest.raises(PlaceGoneError):
        desk.close()
    assert desk.open(place).standing is Standing.GONE
    desk.add("Three")
    (tmp_path / "pulled").rename(place.parent)
    desk.close()
    assert topics_in(place) >= {"One", "Two", "Three"}


def test_an_empty_folder_where_a_disk_was_mounted_is_not_the_disk(place: Path, desk: Desk) -> None:
    opened = desk.open(place)
    desk.add("Mine")
    copy = opened.copy
    assert copy is not None
    stick = Whereabouts(PlaceKind.REMOVABLE, "/media/anna/STICK")
    copy.remember(replace(copy.note, where=stick))
    place.unlink()
    with pytest.raises(PlaceGoneError):
        desk.save_back()
    with pytest.raises(PlaceGoneError):
        desk.close()
    assert list(away.save_left(desk.copies)) == []
    assert not place.exists()


def test_what_was_left_is_saved_back_when_the_place_is_there_again(
    place: Path, desk: Desk, tmp_path: Path
) -> None:
    desk.open(place)
    desk.add("Mine")
    place.parent.rename(tmp_path / "pulled")
    desk.die()
    assert list(away.save_left(desk.copies)) == []
    (tmp_path / "pulled").rename(place.parent)
    [saved] = away.save_left(desk.copies)
    assert saved.path == place
    assert "Mine" in topics_in(place)
    assert list(away.save_left(desk.copies)) == []


def test_a_new_library_is_made_there_and_seen_there_at_once(tmp_path: Path, desk: Desk) -> None:
    place = tmp_path / "OneDrive - Clinic" / "reviews" / "new.ketareview"
    opened = desk.open(place)
    assert opened.library.path != place
    assert "FDA" in topics_in(place)
    desk.add("Mine")
    desk.close()
    assert "Mine" in topics_in(place)


def test_a_stick_under_another_name_is_known_by_the_library(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.die()
    moved = place.parent.with_name("Dropbox (2)") / "renamed.ketareview"
    place.parent.rename(moved.parent)
    (moved.parent / place.name).rename(moved)
    assert desk.visit(moved) is Standing.KEPT
    assert "Mine" in topics_in(moved)
    assert len(libraries_in(desk.copies)) == 1


def test_a_copy_of_the_library_elsewhere_is_another_one(
    place: Path, desk: Desk, tmp_path: Path
) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.die()
    other = tmp_path / "Nextcloud" / place.name
    other.parent.mkdir()
    other.write_bytes(place.read_bytes())
    assert desk.visit(other) is Standing.FRESH
    assert "Mine" not in topics_in(other)
    assert desk.open(place).standing is Standing.KEPT
    assert desk.library.topics.find("Mine").name == "Mine"
    desk.close()


def test_another_library_at_the_place_does_not_cost_the_first(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.die()
    place.unlink()
    Library.create(place, reviewer="Ben").close()
    assert desk.open(place).standing is Standing.FRESH
    [saved] = away.save_left(desk.copies)
    desk.close()
    assert "Mine" in topics_in(saved.path)
    assert "Mine" not in topics_in(place)


def test_a_file_that_was_removed_is_there_again(place: Path, desk: Desk) -> None:
    desk.visit(place)
    place.unlink()
    assert desk.visit(place) is Standing.GONE
    assert "Sleep" in topics_in(place)


def test_who_wants_no_copy_opens_the_file_itself(place: Path, desk: Desk) -> None:
    opened = desk.open(place)
    desk.add("Mine")
    library = str(opened.library.id)
    desk.die()
    assert desk.open(place, directly=(library,)).copy is not None  # unsaved work goes first
    desk.close()
    opened = desk.open(place, directly=(library,))
    assert opened.library.path == place
    assert opened.standing is Standing.DIRECT
    desk.close()
    assert libraries_in(desk.copies) == []


def test_in_an_ordinary_place_nothing_is_copied(tmp_path: Path, desk: Desk) -> None:
    opened = desk.open(tmp_path / "mine.ketareview")
    assert opened.library.path == tmp_path / "mine.ketareview"
    desk.close()
    assert not desk.copies.exists()


def test_where_no_copy_can_be_made_the_file_itself_is_opened_and_that_is_told(
    place: Path, desk: Desk
) -> None:
    desk.copies.parent.write_text("no folder", encoding="utf-8")
    opened = desk.open(place)
    assert opened.library.path == place
    assert isinstance(opened.trouble, NotCopiedError)
    assert opened.library.topics.find("Sleep").name == "Sleep"
    desk.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_what_could_not_be_saved_back_is_not_copied(place: Path, desk: Desk) -> None:
    place.parent.chmod(0o500)
    assert desk.look(place).standing is Standing.DIRECT
    place.parent.chmod(0o700)


def test_what_is_no_library_is_told_under_its_own_name(place: Path, desk: Desk) -> None:
    place.write_bytes(b"This is no library." * 1000)
    with pytest.raises(ForeignFileError) as refused:
        desk.open(place)
    assert refused.value.facts["path"] == str(place)
    assert libraries_in(desk.copies) == []


def test_a_copy_that_is_damaged_is_put_aside(place: Path, desk: Desk) -> None:
    opened = desk.open(place)
    desk.die()
    copy = opened.library.path
    copy.write_bytes(b"x" * copy.stat().st_size)
    opened = desk.open(place)
    assert isinstance(opened.trouble, DamagedLibraryError)
    assert Path(opened.trouble.facts["path"]).read_bytes()[:3] == b"xxx"
    assert opened.library.topics.find("Sleep").name == "Sleep"
    desk.close()


def test_somebody_who_has_the_file_itself_open_is_not_disturbed(place: Path, desk: Desk) -> None:
    desk.open(place)
    desk.add("Mine")
    with held(place) as other:
        with pytest.raises(LibraryInUseError):
            desk.save_back()
        other.add("Theirs")
    saved = desk.close()
    assert saved is not None
    assert saved.is_beside
    assert "Theirs" in topics_in(place)


def test_a_copy_that_nobody_opened_for_long_goes_unless_it_is_needed(
    place: Path, desk: Desk
) -> None:
    soon, later = (datetime.now(UTC) + timedelta(days=days) for days in (29, 31))
    desk.open(place)
    desk.add("Mine")
    away.forget_old(desk.copies, later)
    desk.die()
    away.forget_old(desk.copies, later)
    assert len(libraries_in(desk.copies)) == 1
    desk.visit(place)
    away.forget_old(desk.copies, soon)
    assert len(libraries_in(desk.copies)) == 1
    away.forget_old(desk.copies, later)
    assert libraries_in(desk.copies) == []
    assert "Mine" in topics_in(place)


def test_the_command_line_is_told_of_unsaved_changes(place: Path, desk: Desk) -> None:
    away.refuse_unsaved(place, desk.copies)
    opened = desk.open(place)
    desk.add("Mine")
    desk.die()
    with pytest.raises(UnsavedCopyError) as refused:
        away.refuse_unsaved(place, desk.copies)
    assert refused.value.facts["copy"] == str(opened.library.path)
    assert away.file_to_look_at(place, desk.copies) == opened.library.path
    desk.visit(place)
    away.refuse_unsaved(place, desk.copies)


def test_a_link_is_followed_and_stays_one(place: Path, desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "review.ketareview"
    link.symlink_to(place)
    desk.open(link)
    desk.add("Mine")
    desk.close()
    assert link.is_symlink()
    assert "Mine" in topics_in(place)


def test_others_may_still_read_what_they_could_read(place: Path, desk: Desk) -> None:
    place.chmod(0o664)
    desk.open(place)
    desk.add("Mine")
    desk.close()
    assert stat.S_IMODE(place.stat().st_mode) == 0o664
