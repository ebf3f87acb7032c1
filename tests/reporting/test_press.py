"""A worker is ready when a report is to be set, and each sets one."""

from collections.abc import Iterator

import pytest

from ketareview.reporting import Press, as_pdf, compose
from tests.reporting.sample import small


@pytest.fixture
def press() -> Iterator[Press]:
    made = Press()
    yield made
    made.cool()


def test_each_report_has_a_worker_of_its_own(press: Press) -> None:
    press.warm()
    with press.worker() as first:
        assert as_pdf(compose(small()), first).startswith(b"%PDF")
    with press.worker() as second:
        assert second is not first


def test_a_worker_is_had_where_none_is_ready(press: Press) -> None:
    with press.worker() as pool:
        assert as_pdf(compose(small()), pool).startswith(b"%PDF")


def test_who_works_while_it_cools_works_on(press: Press) -> None:
    press.warm()
    with press.worker() as pool:
        press.cool()
        assert as_pdf(compose(small()), pool).startswith(b"%PDF")
