"""Fails each call to the database or to files in turn while the window is used, loudly always."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QTabWidget

from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.ui.banner import MessageBanner
from ketareview.ui.places import Place
from ketareview.ui.topics import TopicTree
from ketareview.ui.window import MainWindow
from ketareview.workflows import add_papers
from tests.library.papers import mark, paper, store
from tests.library.rows import AUTHORED, folded, stored
from tests.pdf.papers import one_page, words
from tests.reliability.answered import Answers
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.faults import FAULT, OF_DATABASE, OF_FILES, faulty_connections
from tests.reliability.faulty_files import faulty_files
from tests.reliability.flows import FLOWS, Flow
from tests.reliability.flows.flow import library_of, part
from tests.reliability.flows.taking_out import PDF
from tests.reliability.windows import opened, settle

_STEP = 0.618  # the golden section: parts of a flow that come one after the other lie apart
_WAYS = tuple(product((*OF_DATABASE[:2], *OF_FILES, OF_DATABASE[2]), (False, True)))


_ORDER = sorted(FLOWS, key=lambda name: list(FLOWS).index(name) * _STEP % 1)
"""So that the first of them are of every kind."""


@dataclass(slots=True)
class Account:
    """What has come of the flows; `calls` is how many a flow made undisturbed, of each kind."""

    calls: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)
    fired: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


def run(folder: Path, points: int) -> Outcome:
    """Each point fails one call of one flow, once or for ever; where it fell is by the way."""
    account = Account()
    with faulty_connections(), office(folder) as window, faulty_files(FAULT, folder):
        for number in range(points):
            name = _ORDER[number % len(FLOWS)]
            if name not in account.calls:
                account.calls[name] = counted(window, FLOWS[name])
            kind, is_once = _WAYS[(number // len(FLOWS) + number) % len(_WAYS)]
            disturb(window, name, (kind, is_once, number * _STEP % 1), account)
    told = sum(account.fired.values()) - len(account.lost)
    of_files = sum(account.fired[kind] for kind in OF_FILES)
    seen = f"{sum(account.fired.values())} times calls failed, {of_files} of them of files"
    return Outcome(
        points,
        sum(account.fired.values()),
        tuple(account.lost),
        f"{len(FLOWS)} flows: {', '.join(FLOWS)}; {seen}; {told} times it was told",
    )


def counted(window: MainWindow, flow: Flow) -> dict[tuple[str, ...], int]:
    """Do a flow undisturbed, and count its calls."""
    flow.ready(window)
    settle(window)
    FAULT.watch()
    flow.do(window)
    settle(window)
    seen = dict(FAULT.seen)
    _put_away(window)
    return seen


def disturb(window: MainWindow, name: str, way: tuple[str, bool, float], account: Account) -> None:
    """Do a flow while a call in some part of it fails; a flow that writes no file: another call."""
    kind, is_once, part = way
    kinds = OF_FILES if kind in OF_FILES else OF_DATABASE
    if not account.calls[name][kinds]:
        kind, kinds = OF_DATABASE[0], OF_DATABASE
    call = 1 + int(part * account.calls[name][kinds])
    FLOWS[name].ready(window)
    settle(window)
    banner = window.findChild(MessageBanner)
    assert banner is not None
    banner.hide()
    seen = _labels()
    with Answers(window._session.tasks) as answers:
        FAULT.arm(call, kind, is_once=is_once)
        FLOWS[name].do(window)
        settle(window)
        FAULT.disarm()
    account.fired[kind] += FAULT.has_fired
    amiss = []
    is_told = banner.isVisible() or _tells(_labels() - seen) or answers.are_all_made_good
    if FAULT.has_fired and not is_told:
        amiss.append("not told")
    if not _is_told_by_journal(library_of(window)):
        amiss.append("the journal tells otherwise")
    amiss += [f"{each.name} is half" for each in _halves(library_of(window).path.parent)]
    how = "once" if is_once else "from then on"
    account.lost += [f"{name}, call {call}, {kind} {how}: {each}" for each in amiss]
    _put_away(window)


def _is_told_by_journal(library: Library) -> bool:
    """Whether the journal gives what reviewers wrote; files may go when the trash is emptied."""
    told, there = folded(library), stored(library)
    return all(told[kind] == there[kind] for kind in AUTHORED)


def _labels() -> set[str]:
    """List what stands on all windows that are seen."""
    labels = (
        label for each in QApplication.topLevelWidgets() for label in each.findChildren(QLabel)
    )
    return {label.text() for label in labels if label.isVisible()}


def _tells(said: set[str]) -> bool:
    """Whether words that were not there before speak of a failure."""
    return any(word in each for each in said for word in ("disk", "written", "not be", "cannot"))


def _halves(folder: Path) -> Iterator[Path]:
    """Find what was to be a whole file and is not."""
    yield from folder.glob(".*.new")
    for path in folder.glob("saved *.pdf"):
        if not path.read_bytes().rstrip().endswith(b"%%EOF"):
            yield path


def _put_away(window: MainWindow) -> None:
    """Close every small window and every paper, and let the window rest."""
    tabs = part(window, QTabWidget, "readerTabs")
    while tabs.count() > 1:
        tabs.setCurrentIndex(1)
        before = tabs.count()
        window.commands["close-tab"].trigger()
        assert tabs.count() < before
    window.show_place(Place.LIBRARY)
    part(window, QLineEdit, "searchBox").clear()
    part(window, TopicTree, "topicTree").choose(None)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()
    QTest.keyClick(window, Qt.Key.Key_Shift)  # so that no key is held any more
    settle(window)


@contextmanager
def office(folder: Path) -> Iterator[MainWindow]:
    temporary = folder / "temporary"
    temporary.mkdir()
    with (
        patch.object(tempfile, "tempdir", str(temporary)),
        Library.create(folder / "kept.ketareview", reviewer="Anna") as library,
    ):
        for number in range(3):
            name = f"paper-{number}.txt"
            texts = [f"Ketamine lowered MADRS scores within {number} days.", "No more."]
            highlight = mark(library, store(library, paper(folder, name, texts)), note="kept")
            library.claims.add(f"Ketamine helps {number}", highlights=[highlight.id])
        with WorkerPool(1) as pool:
            add_papers(library, pool, [one_page(folder / PDF, words("Fast", 50, 300))])
        with opened(library, folder, backups=folder / "backups") as window:
            yield window


CAMPAIGN = Campaign(
    "failing calls",
    "while the window is used, a call to the database or to a file fails, each in turn, once or "
    "from then on, as on a full or broken disk; it must be told, unless what failed was asked "
    "again and answered; what is there must fit the journal, and no half file may stand under a "
    "name that was chosen",
    points=len(FLOWS) * len(_WAYS),
    few=2,
    run=run,
)
