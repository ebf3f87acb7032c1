"""Twenty files that were made to hurt, or that are simply not what they say; none can be read."""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

from tests.pdf import bombs

_LAUGHS = "".join(
    f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' if level else '<!ENTITY a0 "ha">'
    for level in range(10)
)
_DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE article [{_LAUGHS}]>'
_STOLEN = '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_ARTICLE = "<article><front><article-meta/></front><body><p>{}</p></body></article>"
_PUBMED = "<PubmedArticleSet><PubmedArticle>{}</PubmedArticle></PubmedArticleSet>"
_DOCUMENT = "word/document.xml"


def twenty(folder: Path) -> list[Path]:
    """Write the files."""
    folder.mkdir()
    plain: dict[str, bytes] = {
        "empty.pdf": b"",
        "empty.ris": b"",
        "cut.pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Cat",
        "noise.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 400,
        "picture.pdf": b"\x89PNG\r\n\x1a\n" + b"\0" * 1000,
        "program.docx": b"MZ\x90\0" + b"\0" * 1000,
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        "packed.txt": gzip.compress(b"words " * 1000),
        "laughs.xml": (_DOCTYPE + _ARTICLE.format("&a9;")).encode(),
        "laughs-pubmed.xml": (_DOCTYPE + _PUBMED.format("&a9;")).encode(),
        "stolen.xml": (_STOLEN + _ARTICLE.format("&x;")).encode(),
        "database.sqlite3": b"SQLite format 3\0" + b"\xff" * 4000,
        "broken.xlsx": b"PK\x03\x04" + b"\0" * 500,
        "noise.epub": b"".join(hashlib.sha256(bytes([n])).digest() for n in range(200)),
        "cut.docx": b"PK\x03\x04" + bytes(range(200)),
    }
    for name, data in plain.items():
        (folder / name).write_bytes(data)
    _zipped(folder / "bomb.docx", {_DOCUMENT: b" " * 400_000_000})
    _zipped(folder / "escaping.docx", {"../../evil.xml": b"<x/>", _DOCUMENT: b"<w/>"})
    _zipped(folder / "many.odt", {f"{number}": b"" for number in range(6000)})
    bombs.circular_pages(folder / "circular.pdf")
    (folder / "link.pdf").symlink_to(folder / "cut.pdf")
    return sorted(folder.iterdir())


def _zipped(path: Path, members: dict[str, bytes]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    path.write_bytes(packed.getvalue())
