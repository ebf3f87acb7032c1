"""Programs and their descriptions quote records and files; they are no such files themselves."""

from pathlib import Path

import pytest

from ketareview.importing.formats import importers

_RIS = "TY  - JOUR\nAU  - Prado, Ines\nTI  - One\nJO  - Annals\nPY  - 2001\nER  -\n"
_MEDLINE = "PMID- 12345678\nOWN - NLM\nTI  - One\nAU  - Prado I\n"
_ENDNOTE = "%0 Journal Article\n%A Prado, Ines\n%T One\n%D 2001\n"
_WEB_OF_SCIENCE = "FN Clarivate\nVR 1.0\nPT J\nAU Prado, I\nTI One\nER\n\nEF\n"
_BIBTEX = "@article{a,\n  title = {One},\n  author = {Prado, Ines}\n}\n"
_CFF = "cff-version: 1.2.0\nmessage: Cite.\ntitle: One\nauthors:\n  - name: Prado\n"
_OVID = "<1>\nUnique Identifier\n  12345\nTitle\n  One.\nAuthors\n  Prado I.\n"
_COCHRANE = "Record #1 of 2\nID: CN-1\nAU: Prado I\nTI: One\nSO: Annals\nYR: 2001\n"
_RECORDS = [_RIS, _MEDLINE, _ENDNOTE, _WEB_OF_SCIENCE, _BIBTEX, _CFF, _OVID, _COCHRANE]

_AROUND = [
    (
        "a.py",
        '"""Reads records."""\n\nimport re\n\n_ONE = """\n{}"""\n\n\ndef read():\n    return 1\n',
    ),
    ("a.py", 'TEXT = """\n{}"""\nprint(TEXT)\n'),
    ("a.js", "const text = `\n{}`;\nmodule.exports = text;\n"),
    ("a.java", 'package one;\n\nclass A {{\n  String a = """\n{}""";\n}}\n'),
    ("a.md", "# A format\n\nLooks like this:\n\n```\n{}```\n\nAnd more words about it.\n"),
    ("a.rst", "A format\n========\n\nLooks like this::\n\n{}\nAnd more words about it.\n"),
    ("a.txt", "import re\n\n_ONE = '''\n{}'''\n"),
]


@pytest.mark.parametrize("record", _RECORDS, ids=lambda text: text[:4])
@pytest.mark.parametrize(("name", "around"), _AROUND)
def test_programs_that_quote_records_are_text(
    tmp_path: Path, name: str, around: str, record: str
) -> None:
    path = tmp_path / name
    path.write_text(around.replace("{{", "{").replace("}}", "}").replace("{}", record))
    assert _taken_by(path) in {"plain text", "Markdown"}


@pytest.mark.parametrize(
    "line",
    ['start = b"%PDF-1.7"', "_NAMESPACE = b'urn:QDA-XML:project:1.0'", "# begins with %PDF-"],
)
def test_programs_that_name_formats_are_text(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(f'"""Knows files."""\n\nimport re\n\n{line}\n')
    assert _taken_by(path) == "plain text"


def test_a_pdf_may_begin_late(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"@PJL ENTER LANGUAGE=PDF\r\n%PDF-1.7\n\x80\x81")
    assert _taken_by(path) == "PDF"


def _taken_by(path: Path) -> str:
    return next((one.name for one in importers() if one.recognises(path)), "")
