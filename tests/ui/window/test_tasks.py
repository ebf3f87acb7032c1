"""Work off the GUI thread."""

import threading
from functools import partial

from pytestqt.qtbot import QtBot

from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.progress import Cancelled, Progress
from ketareview.ui.tasks import TaskRunner


def test_work_is_done_elsewhere_and_told_here(tasks: TaskRunner, qtbot: QtBot) -> None:
    told: list[tuple[bool, bool]] = []
    main = threading.current_thread()

    def work(_progress: Progress) -> bool:
        return threading.current_thread() is main

    tasks.start(
        "Look", work, done=lambda was: told.append((was, threading.current_thread() is main))
    )
    qtbot.waitUntil(lambda: told == [(False, True)])
    assert not tasks.is_busy


def test_a_failure_is_told_to_whoever_takes_it(tasks: TaskRunner, qtbot: QtBot) -> None:
    told: list[Exception] = []

    def work(_progress: Progress) -> None:
        raise ArticleNotFoundError(asked="Okafor")

    tasks.start("Look", work, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ArticleNotFoundError)


def test_a_failure_that_nobody_takes_is_told_by_the_runner(tasks: TaskRunner, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise ArticleNotFoundError(asked="Okafor")

    with qtbot.waitSignal(tasks.failed) as told:
        tasks.start("Look", work)
    assert isinstance(told.args[0], ArticleNotFoundError)


def test_a_cancelled_task_stops_at_its_next_step_and_only_ends(
    tasks: TaskRunner, qtbot: QtBot
) -> None:
    told: list[object] = []
    has_begun = threading.Event()

    def work(progress: Progress) -> None:
        has_begun.set()
        while True:
            progress(1, 2)

    task = tasks.start("Count", work, done=told.append, failed=told.append)
    with qtbot.waitSignal(task.ended):
        has_begun.wait()
        task.cancel()
    assert told == []


def test_progress_reaches_the_window(tasks: TaskRunner, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for done in range(1001):
            progress(done, 1000)

    steps: list[tuple[int, int]] = []
    task = tasks.start("Count", work)
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(task.ended):
        pass
    assert steps[-1] == (1000, 1000)
    assert len(steps) <= 1001


def test_shutting_down_waits_for_what_runs(tasks: TaskRunner, qtbot: QtBot) -> None:
    has_begun, has_ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        has_begun.set()
        try:
            while True:
                progress(0, 1)
        finally:
            has_ended.set()

    tasks.start("Count", work)
    has_begun.wait()
    tasks.shut_down()
    assert has_ended.is_set()


def test_a_thousand_tasks_at_once(tasks: TaskRunner, qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(1000):
        tasks.start("Count", partial(_give, number), done=told.append)
    qtbot.waitUntil(lambda: len(told) == 1000, timeout=20_000)
    assert sorted(told) == list(range(1000))


def _give(number: int, _progress: Progress) -> int:
    return number


def test_work_is_interrupted_and_not_cancelled_when_the_program_is_closed(qtbot: QtBot) -> None:
    runner, has_begun, told = TaskRunner(), threading.Event(), []

    def work(progress: Progress) -> None:
        try:
            while True:
                has_begun.set()
                progress(1, 2)
        except Cancelled:
            told.append("cleaned up")
            raise

    runner.start("Import", work)
    has_begun.wait()
    runner.shut_down()
    assert told == []
