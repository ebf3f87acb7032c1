"""`backup` and `restore`."""

from pathlib import Path

from ketareview import settings
from ketareview.cli.session import Session
from ketareview.domain.backups import Backup
from ketareview.library import restore_from


def backup(session: Session) -> int:
    """Copy the library to a file, or make a backup in the folder of backups; list them."""
    asked, printer = session.asked, session.printer
    folder = asked.folder or settings.folders().backups
    with session.library() as library:
        if asked.list:
            found = library.backups.all(folder)
            printer.document({"backups": [_form(each) for each in found]})
            for each in found:
                printer.line(_line(each))
            return 0
        if asked.output is not None:
            library.backups.copy(asked.output, printer.progress())
            printer.document({"path": str(asked.output)})
            printer.line(str(asked.output))
            return 0
        made = library.backups.add(folder, printer.progress())
        library.backups.thin(folder)
    printer.document(_form(made))
    printer.line(_line(made))
    return 0


def restore(session: Session) -> int:
    """Make a library of a backup, under a new name."""
    asked, printer = session.asked, session.printer
    restored = restore_from(asked.backup, asked.output, printer.progress())
    printer.document({"path": str(restored.path), "missing": list(restored.missing)})
    printer.line(str(restored.path))
    if restored.missing:
        printer.say("originals-missing", count=len(restored.missing), path=Path(asked.backup))
        return 1
    return 0


def _form(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "made": backup.made.isoformat(),
        "rows": backup.rows,
        "counts": dict(backup.counts),
        "digest": backup.digest,
        "last_action": backup.last_action,
    }


def _line(backup: Backup) -> str:
    articles, highlights = (backup.counts.get(kind, 0) for kind in ("article", "highlight"))
    made = backup.made.strftime("%Y-%m-%d %H:%M")
    return f"{made} UTC  articles: {articles}, highlights: {highlights}  {backup.path}"
