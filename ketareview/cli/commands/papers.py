"""`import` and `imports`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import shorten

from ketareview.cli import forms, messages
from ketareview.cli.session import Session, short, topics_named
from ketareview.domain.errors import BatchNotFoundError
from ketareview.domain.imports import Batch, ImportResult, Outcome, Search, Wishes
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import Manner, add_papers, results_of, resume_imports

_MOST_NAMED = 20
_LONGEST_WORDS = 80


def take_in(session: Session) -> int:
    """Import files and folders: one line for each file or record, as soon as it is stored.

    An import that was interrupted goes on first.
    """
    asked, printer = session.asked, session.printer
    failed: dict[str, None] = {}
    counts: Counter[Outcome] = Counter()

    def told(stored: ImportResult) -> None:
        result = _as_asked(stored, asked.paths)
        counts[result.outcome] += 1
        if result.outcome is Outcome.FAILED:
            failed[result.path] = None
        printer.line(_line(result))

    with session.library_or_new() as library, WorkerPool() as pool:
        manner = _manner(session, library)
        progress = printer.progress()
        batches = resume_imports(library, pool, manner, progress=progress, told=told)
        batch = add_papers(
            library,
            pool,
            asked.paths,
            manner,
            batch=asked.batch,
            search=Search(asked.database, asked.search, asked.searched),
            progress=progress,
            told=told,
        )
        batches += [batch] if batch else []
        if printer.as_json:
            results = (each for one in batches for each in results_of(library, one.id))
            printer.document([forms.result(_as_asked(each, asked.paths)) for each in results])
    if batch and batch.search.words != asked.search:
        printer.say("kept-search", name=_named(batch))
    if not batches:
        printer.say("nothing-to-import", path=", ".join(map(str, asked.paths)))
    return _failures_told(session, counts, list(failed))


def imports(session: Session) -> int:
    """List the imports, show what became of each file of one, or undo one."""
    asked, printer = session.asked, session.printer
    with session.library() as library:
        if asked.action is None:
            batches = library.imports.batches()
            printer.document([forms.batch(each) for each in batches])
            for each in batches:
                printer.line(_batch_line(each))
            return 0
        batch = _batch(library, asked.batch)
        if asked.action == "undo":
            library.imports.undo(batch.id)
            printer.document(forms.batch(batch))
            printer.say("import-undone", name=_named(batch))
            return 0
        found = list(results_of(library, batch.id))
    printer.document({**forms.batch(batch), "results": [forms.result(each) for each in found]})
    printer.line(_batch_line(batch))
    if _shown(batch.search) != batch.search.words:
        for line in batch.search.words.splitlines():
            printer.line(f"  {line}")
    for result in found:
        printer.line(_line(result))
    return 0


def _manner(session: Session, library: Library) -> Manner:
    asked = session.asked
    wishes = Wishes(asked.password, dict(asked.columns))

    def the_same(_path: Path) -> Wishes:
        return wishes

    article = library.articles.find(asked.article).id if asked.article else None
    return Manner(
        topics=topics_named(library, asked.topics),
        article=article,
        wishes=the_same,
        colours=session.settings.colours,
    )


def _as_asked(result: ImportResult, paths: Sequence[Path]) -> ImportResult:
    """Name a file as it was named, or its folder; the library keeps whole paths."""
    path = Path(result.path)
    for asked in paths:
        if path.is_relative_to(asked.absolute()):
            return replace(result, path=str(asked / path.relative_to(asked.absolute())))
    return result


def _batch(library: Library, asked: str) -> Batch:
    """Find an import by the start of its id, or by its name.

    Raises:
        BatchNotFoundError: none is called so, or several are.
    """
    named = [
        batch
        for batch in library.imports.batches()
        if str(batch.id).startswith(asked.lower()) or batch.name.casefold() == asked.casefold()
    ]
    if len(named) != 1:
        raise BatchNotFoundError(asked=asked)
    return named[0]


def _named(batch: Batch) -> str:
    return batch.name or short(batch.id)


def _batch_line(batch: Batch) -> str:
    told = ", ".join(f"{count} {fate.value}" for fate, count in batch.counts.items() if count)
    began = batch.started.astimezone().strftime("%Y-%m-%d %H:%M")
    search = f"  {_searched(batch.search)}" if batch.search != Search() else ""
    open_end = "" if batch.ended else "  [not finished]"
    return f"{short(batch.id)}  {began}  {batch.name or '-'}  {told or '-'}{search}{open_end}"


def _searched(search: Search) -> str:
    day = search.day.isoformat() if search.day else ""
    words = f"“{_shown(search)}”" if search.words else ""
    return " ".join(filter(None, (search.database, words, day)))


def _shown(search: Search) -> str:
    """The words of a search as far as a line of a list holds them."""
    return shorten(search.words, _LONGEST_WORDS, placeholder=" …")


def _line(result: ImportResult) -> str:
    name = result.path if result.record is None else f"{result.path} [{result.record}]"
    what = result.title or messages.reason(result.reason)
    notices = " ".join(messages.reason(notice) for notice in result.notices)
    return f"{result.outcome.value:<9}  {name}  {what}{f'  ({notices})' if notices else ''}"


def _failures_told(session: Session, counts: Counter[Outcome], failed: list[str]) -> int:
    if not failed:
        return 0
    more = "" if len(failed) <= _MOST_NAMED else ", …"
    facts = {
        "count": counts[Outcome.FAILED],
        "total": counts.total(),
        "paths": ", ".join(failed[:_MOST_NAMED]) + more,
    }
    session.printer.complain(messages.sentence("failed-imports", facts))
    return 1
