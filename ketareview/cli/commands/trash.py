"""`trash`."""

from ketareview import settings, workflows
from ketareview.cli.session import Session, short
from ketareview.domain.trash import Freed, Trashed, TrashItem
from ketareview.library import Library

_BYTES_IN_MB = 1_000_000


def trash(session: Session) -> int:
    """List what is in the trash, take things out of it, empty it, compact the library."""
    asked = session.asked
    with session.library() as library:
        if asked.restore:
            return _restore(session, library)
        if asked.empty or asked.compact:
            return _make_room(session, library)
        return _list(session, library)


def _list(session: Session, library: Library) -> int:
    items = [item for kind in Trashed for item in library.trash.items(kind)]
    free, spare = library.trash.freeable(), library.spare()
    session.printer.document({**_freed(free, spare), "items": [_form(item) for item in items]})
    for item in items:
        beside = f"  ({item.beside})" if item.beside else ""
        session.printer.line(f"{short(item.id)}  {item.kind}  {item.words}{beside}")
    session.printer.line(
        f"emptying frees: {_size(free.bytes)} in {free.files} files;"
        f" compacting saves: {_size(spare)}"
    )
    return 0


def _restore(session: Session, library: Library) -> int:
    asked = session.asked.restore
    found = [
        item
        for kind in Trashed
        for item in library.trash.items(kind)
        if any(str(item.id).startswith(each) for each in asked)
    ]
    gone = library.trash.restore(found)
    session.printer.document({"restored": [str(item.id) for item in found], "gone": list(gone)})
    for item in found:
        session.printer.line(f"{short(item.id)}  {item.kind}  {item.words}")
    for name in gone:
        session.printer.say("came-back-empty", name=name)
    return 0 if found else 1


def _make_room(session: Session, library: Library) -> int:
    asked, progress = session.asked, session.printer.progress()
    freed = Freed(0, 0)
    if asked.empty:
        folder = asked.folder or settings.folders().backups
        freed = workflows.empty_trash(library, folder, progress)
        session.printer.line(f"removed: {freed.files} files, {_size(freed.bytes)}")
    saved = library.compact(progress) if asked.compact else 0
    if asked.compact:
        session.printer.line(f"smaller by: {_size(saved)}")
    session.printer.document({**_freed(freed, library.spare()), "saved": saved})
    return 0


def _form(item: TrashItem) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "id": str(item.id),
        "words": item.words,
        "beside": item.beside,
        "bytes": item.bytes,
        "since": item.since.isoformat() if item.since else None,
    }


def _freed(freed: Freed, spare: int) -> dict[str, object]:
    return {"files": freed.files, "bytes": freed.bytes, "spare": spare}


def _size(count: int) -> str:
    return f"{count / _BYTES_IN_MB:,.1f} MB"
