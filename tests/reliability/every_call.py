"""Fails every call of a flow in turn, to the database and to files, once or from then on."""

import os
from pathlib import Path

from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.failing import Account, counted, disturb, office
from tests.reliability.faults import FAULT, OF_DATABASE, OF_FILES, faulty_connections
from tests.reliability.faulty_files import faulty_files
from tests.reliability.flows import FLOWS
from tests.screens import UNSEEN

_EACH = (
    *("choose a topic", "search", "export articles", "save a report", "mark as read", "undo"),
    *("redo", "add a topic", "rename a topic", "delete a topic", "file an article"),
    *("delete articles", "open an article", "save a copy", "export highlights", "see the map"),
    *("add a claim", "import", "delete a highlight", "tag a passage"),
)


def run(folder: Path, points: int) -> Outcome:
    """Each point is a flow, done as often as it calls."""
    os.environ.setdefault("QT_QPA_PLATFORM", UNSEEN)
    account, calls = Account(), 0
    with faulty_connections(), office(folder) as window, faulty_files(FAULT, folder):
        for name in _EACH[:points]:
            account.calls[name] = counted(window, FLOWS[name])
            for kinds, count in account.calls[name].items():
                for call in range(1, count + 1):
                    kind = kinds[call // 2 % len(kinds)]
                    disturb(window, name, (kind, call % 2 == 0, (call - 0.5) / count), account)
                    calls += 1
    fired = sum(account.fired.values())
    of_files = sum(account.fired[kind] for kind in OF_FILES)
    told = (
        f"{calls} calls of {', '.join(_EACH[:points])}; {fired} came again and failed, {of_files}"
    )
    told += f" of them of files and {fired - of_files} of the database"
    assert set(account.fired) <= {*OF_DATABASE, *OF_FILES}
    return Outcome(points, fired, tuple(account.lost), told)


CAMPAIGN = Campaign(
    "every call",
    "as before, but every single call of 20 flows fails, one after the other, in turns once and "
    "from then on",
    points=len(_EACH),
    few=1,
    run=run,
)
