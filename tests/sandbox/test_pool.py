"""Whatever a foreign file does to its worker costs that file alone."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ketareview.domain.errors import (
    CrashingFileError,
    EncryptedFileError,
    FileError,
    GreedyFileError,
    SlowFileError,
    UnreadableFileError,
)
from ketareview.sandbox import Job, Limits, Slots, WorkerPool
from ketareview.sandbox.watching import GREEDY_EXIT

ROOT = Path(__file__).resolve().parents[2]
HERE = "tests.sandbox.misbehaving:"


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, Limits(memory=500_000_000, processor=2), allowed="tests.") as pool:
        yield pool


def test_json_comes_back_as_it_went(pool: WorkerPool) -> None:
    sent = {"text": "β \U0001d6fc \u0000 é", "numbers": [1, 2.5, None]}
    assert pool.call(HERE + "echo", sent, path="a.pdf") == sent


def test_bytes_come_back_as_bytes(pool: WorkerPool) -> None:
    assert pool.call(HERE + "blob", {"times": 2}, path="a.pdf") == bytes(range(256)) * 2


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        ("crash", CrashingFileError),
        ("spin", SlowFileError),
        ("devour", GreedyFileError),
        ("hoard", GreedyFileError),
        ("refuse", EncryptedFileError),
    ],
)
def test_a_bad_file_fails_alone(pool: WorkerPool, function: str, kind: type[FileError]) -> None:
    with pytest.raises(kind) as failed:
        pool.call(HERE + function, {"path": "bad.pdf"}, path="bad.pdf")
    assert failed.value.facts["path"] == "bad.pdf"
    assert pool.call(HERE + "echo", {}, path="good.pdf") == {}


def test_a_hanging_file_is_stopped(pool: WorkerPool) -> None:
    with pytest.raises(SlowFileError):
        pool.call(HERE + "hang", {}, path="bad.pdf", seconds=0.5)
    assert pool.call(HERE + "echo", {}, path="good.pdf") == {}


def test_an_error_that_is_not_ours_is_the_files_and_its_words_are_not_told(
    pool: WorkerPool, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(UnreadableFileError) as failed:
        pool.call(HERE + "err", {}, path="a.pdf")
    assert failed.value.facts == {"path": "a.pdf", "finding": "ValueError"}
    assert "misbehaving.py" in caplog.text
    assert "a bug" not in caplog.text


@pytest.mark.parametrize("what", ["nan", "set", "object"])
def test_what_is_no_json_does_not_come_through(pool: WorkerPool, what: str) -> None:
    with pytest.raises(UnreadableFileError):
        pool.call(HERE + "strange", {"what": what}, path="a.pdf")


def test_an_answer_without_bottom_is_refused(pool: WorkerPool) -> None:
    with pytest.raises(UnreadableFileError):
        pool.call(HERE + "nested", {"levels": 100_000}, path="a.pdf")


def test_paths_with_half_characters_come_through(pool: WorkerPool) -> None:
    assert pool.call(HERE + "echo", {"path": "\udcff.pdf"}, path="a.pdf") == {"path": "\udcff.pdf"}


def test_a_worker_that_dies_while_idle_costs_nothing(pool: WorkerPool) -> None:
    for _ in range(2):
        os.kill(pool.call(HERE + "process", {}, path="a.pdf"), signal.SIGKILL)
        assert pool.call(HERE + "echo", {"n": 1}, path="good.pdf") == {"n": 1}


def test_calls_come_from_many_threads(pool: WorkerPool) -> None:
    def ask(number: int) -> object:
        return pool.call(HERE + "echo", {"n": number}, path=f"{number}.pdf")

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(100))) == [{"n": number} for number in range(100)]


def test_an_argument_may_wait_for_its_turn(pool: WorkerPool) -> None:
    asked: list[int] = []

    def argument() -> dict[str, object]:
        asked.append(len(asked))
        return {"n": asked[-1]}

    jobs: list[Job[dict[str, int]]] = [
        pool.submit(HERE + "echo", argument, path="a.pdf") for _ in range(3)
    ]
    assert [job.result() for job in jobs] == [{"n": 0}, {"n": 1}, {"n": 2}]


def test_an_argument_that_fails_ends_its_job(pool: WorkerPool) -> None:
    def argument() -> dict[str, object]:
        raise OSError

    with pytest.raises(CrashingFileError):
        pool.submit(HERE + "echo", argument, path="a.pdf").result()
    assert pool.call(HERE + "echo", {}, path="good.pdf") == {}


def test_where_the_system_sets_no_limit_a_thread_ends_the_greedy() -> None:
    script = "import threading, time; from ketareview.sandbox import watching as w; "
    script += "threading.Thread(target=w.watch, args=(1,)).start(); time.sleep(60)"
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert ended.returncode == GREEDY_EXIT


def test_a_worker_has_no_network_no_programs_and_no_files(pool: WorkerPool, tmp_path: Path) -> None:
    assert pool.call(HERE + "connect", {}, path="a.pdf") == "refused"
    assert pool.call(HERE + "make_socket", {}, path="a.pdf") == "refused"
    assert pool.call(HERE + "launch", {}, path="a.pdf") == "refused"
    path = tmp_path / "written"
    assert pool.call(HERE + "write", {"path": str(path)}, path="a.pdf") == "refused"


def test_a_worker_knows_neither_qt_nor_sqlalchemy(pool: WorkerPool) -> None:
    known = set(pool.call(HERE + "modules", {}, path="a.pdf"))
    assert not known & {"PySide6", "sqlalchemy", "sqlite3"}


def test_only_functions_below_the_prefix_are_called(pool: WorkerPool) -> None:
    with pytest.raises(PermissionError):
        pool.call("os:getcwd", {}, path="a.pdf")


def test_a_waiting_job_is_cancelled_and_a_running_one_is_not(pool: WorkerPool) -> None:
    worker = pool.call(HERE + "process", {}, path="a.pdf")
    jobs: list[Job[int]] = [pool.submit(HERE + "process", {}, path="a.pdf") for _ in range(3)]
    last: Job[dict[str, str]] = pool.submit(HERE + "echo", {}, path="a.pdf")
    was_cancelled = last.cancel()
    assert {job.result() for job in jobs} == {worker}
    assert last.cancelled() == was_cancelled


def test_workers_are_replaced_after_their_tasks() -> None:
    with WorkerPool(1, Limits(tasks=1), allowed="tests.") as pool:
        processes = {pool.call(HERE + "process", {}, path="a.pdf") for _ in range(2)}
    assert len(processes) == 2


def test_a_closed_pool_takes_nothing_and_leaves_no_job_waiting() -> None:
    pool = WorkerPool(1, allowed="tests.")
    jobs: list[Job[None]] = [pool.submit(HERE + "hang", {}, path="a.pdf") for _ in range(2)]
    pool.close()
    assert jobs[1].cancelled()
    assert isinstance(jobs[0].exception(timeout=30), CrashingFileError)
    with pytest.raises(RuntimeError):
        pool.submit(HERE + "echo", {}, path="a.pdf")


def test_a_slot_is_lent_to_one_at_a_time() -> None:
    slots = Slots()
    first, second = slots.take(100), slots.take(100)
    assert first.name != second.name
    first.release()
    first.release()
    assert slots.take(50).name == first.name
    assert slots.take(50).name != first.name
    slots.close()
