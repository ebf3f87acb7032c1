"""Catalogues' records in MARC."""

from pathlib import Path

from ketareview.domain.article import Author
from tests.importing.xmlrecords.reading_files import drafts

_FIELD = '<datafield tag="{}" ind1=" " ind2=" ">{}</datafield>'
_FIELDS = {
    "020": "a1234567890",
    "024": "a10.5555/frog.1|2doi",
    "100": "aMarsh, Ada,|d1950-|eauthor.",
    "245": "aFrogs :|bof ponds /|cAda Marsh.",
    "250": "a2nd ed.",
    "264": "aLille :|bPond Press,|c[2004]",
    "300": "a45 p.",
    "500": "aWith pictures.",
    "520": "aPonds dry.",
    "650": "aFrogs|xHistory.",
    "700": "aPrado, Ines,|eeditor.",
    "710": "aPond House",
    "773": "tJournal of Ponds|gVol. 12 (2004), No. 3, p. 45-67|x1234-5678",
    "856": "uhttps://a.example/1",
}


def _record(fields: dict[str, str]) -> str:
    parts = (
        _FIELD.format(tag, "".join(map(_subfield, several.split("|"))))
        for tag, several in fields.items()
    )
    return f"<record><leader>00000nam</leader>{''.join(parts)}</record>"


def _subfield(written: str) -> str:
    return f'<subfield code="{written[0]}">{written[1:]}</subfield>'


def test_a_record_with_all_that_catalogues_tell(tmp_path: Path) -> None:
    text = f'<collection xmlns="http://www.loc.gov/MARC21/slim">{_record(_FIELDS)}</collection>'
    (draft,) = drafts(tmp_path, text)
    record = draft.record
    assert (record.title, record.journal, record.year) == (
        "Frogs: of ponds",
        "Journal of Ponds",
        2004,
    )
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.url) == ("10.5555/frog.1", "https://a.example/1")
    assert record.authors == (Author("Marsh", "Ada"),)
    assert record.abstract == "Ponds dry."
    extra = record.extra
    assert (extra["editors"], extra["contributors"]) == ("Prado, Ines", "Pond House")
    assert (extra["publisher"], extra["place"]) == ("Pond Press", "Lille")
    assert (extra["isbn"], extra["issn"]) == ("1234567890", "1234-5678")
    assert extra["keywords"] == "Frogs -- History."
    assert (extra["MARC 300"], extra["notes"]) == ("45 p.", "With pictures.")
    assert extra["MARC people"] == "Marsh, Ada: 1950-"


def test_records_may_stand_within_an_answer(tmp_path: Path) -> None:
    inner = "".join(
        f"<zs:record><zs:recordSchema>info:srw/schema/1/marcxml-v1.1</zs:recordSchema>"
        f"<zs:recordData>{_record({'245': f'a{title}'})}</zs:recordData></zs:record>"
        for title in ("One", "Two")
    )
    found = drafts(tmp_path, f'<zs:response xmlns:zs="x"><zs:n>2</zs:n>{inner}</zs:response>')
    assert [draft.record.title for draft in found] == ["One", "Two"]
