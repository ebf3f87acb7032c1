"""Small packed documents, written in the tests that read them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Write a ZIP file; a member called `mimetype` is stored as it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, stored)
    return path


def docx(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """Write a Word file from the inside of its body and the insides of its further parts."""
    given = parts or {}
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(given)
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships><Relationship Type="{_KINDS}/officeDocument" '
            f'Target="/word/document.xml"/><Relationship Type="{_KINDS}/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f"<w:document {_W} {_MORE}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": (
            '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Document1</dc:title>'
            "<dc:creator>Ines Prado</dc:creator><created>2021-03-04T10:00:00Z</created></c>"
        ),
    }
    for kind, inside in given.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {_W}>{inside}</w:{kind}>"
    return packed(path, members)


def paragraph(words: str, properties: str = "") -> str:
    """Write a paragraph of Word with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Write a run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
