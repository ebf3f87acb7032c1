"""What another program drags over the window or left on the clipboard."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from ketareview.ui.messages import counted

_FIREFOX = "text/x-moz-url"
_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]{1,20}://\S+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carried:
    """Files of this machine, links that would have to be fetched, or words that were selected.

    `folders` counts those among the files; it is looked at once, not at each move of the hand.
    """

    files: tuple[Path, ...] = ()
    folders: int = 0
    links: int = 0
    has_words: bool = False

    @property
    def is_something(self) -> bool:
        """Whether the window has anything to say to it."""
        return bool(self.files or self.links or self.has_words)

    @property
    def is_refused(self) -> bool:
        """Whether there are only links: nothing is ever fetched."""
        return not self.files and not self.has_words

    def promise(self, *, topic: str = "", article: str = "") -> str:
        """Say what dropping it will do."""
        if self.is_refused:
            return "Links are not fetched. Save it as a file and drop that."
        what = self._named()
        left = f"; {counted(self.links, 'link is', 'links are')} not fetched" if self.links else ""
        if article:
            return f"Attach {what} to “{article}”{left}"
        return f"Import {what} under “{topic}”{left}" if topic else f"Import {what}{left}"

    def _named(self) -> str:
        if not self.files:
            return "the words selected"
        files = len(self.files) - self.folders
        parts = [counted(files, "file", "files")] if files else []
        parts += [counted(self.folders, "folder", "folders")] if self.folders else []
        return " and ".join(parts)


def glance(mime: QMimeData) -> Carried:
    """See what is carried without asking the other program for its words, which can take long."""
    urls = mime.urls() or _of_firefox(mime)
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if urls:
        folders = sum(path.is_dir() for path in files)
        return Carried(files, folders, len(urls) - len(files))
    return Carried(has_words=mime.hasHtml() or mime.hasText())


def take(mime: QMimeData) -> tuple[Carried, str, bool]:
    """Take what is carried, with its words, and whether they are HTML."""
    seen = glance(mime)
    if not seen.has_words:
        return seen, "", False
    plain, html = mime.text(), mime.html()
    if _ADDRESS.fullmatch(plain):
        url = QUrl(plain.strip())
        is_local = url.isLocalFile()
        files = (Path(url.toLocalFile()),) if is_local else ()
        return Carried(files, links=int(not is_local)), "", False
    words = html or plain
    return Carried(has_words=bool(words.strip())), words, bool(html)


def _of_firefox(mime: QMimeData) -> list[QUrl]:
    """Read the form in which Firefox drags a link: address and title on lines of their own."""
    written = bytes(mime.data(_FIREFOX).data()).decode("utf-16-le", "ignore").lstrip("\ufeff")
    return [QUrl(line) for line in written.splitlines()[::2] if _ADDRESS.fullmatch(line)]
