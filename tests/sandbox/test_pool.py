"""Whatever a foreign file does to its worker costs that file alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview.domain.errors import (
    CrashingFileError,
    EncryptedFileError,
    FileError,
    GreedyFileError,
    SlowFileError,
)
from ketareview.sandbox import Job, Limits, Slots, WorkerPool

HERE = "tests.sandbox.misbehaving:"


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, Limits(processor=2), allowed="tests.") as pool:
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


def test_a_bug_is_told_as_itself(pool: WorkerPool) -> None:
    with pytest.raises(ValueError, match="a bug"):
        pool.call(HERE + "err", {}, path="a.pdf")


def test_a_worker_opens_no_connection_and_writes_no_file(pool: WorkerPool, tmp_path: Path) -> None:
    assert pool.call(HERE + "connect", {}, path="a.pdf") == "refused"
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
