"""Catalogues' records in MARC."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Author
from ketareview.importing.formats import importers
from tests.fuzzing.trying import attempt
from tests.importing.xmlrecords.reading_files import drafts, importer_of

_EXCHANGE = next(one for one in importers() if one.name == "MARC")
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


def _exchanged(fields: dict[str, str]) -> str:
    """Write a record as libraries exchange it."""
    directory = "".join(f"{tag}000000000" for tag in ("008", *fields))
    parts = (
        "210101s2003    xx",
        *(f"  \x1f{each.replace('|', chr(31))}" for each in fields.values()),
    )
    return f"00999nam a2200999 a 4500{directory}\x1e" + "\x1e".join(parts) + "\x1e\x1d"


def test_records_as_libraries_exchange_them(tmp_path: Path) -> None:
    fields = {"100": "aMarsh, Inés,", "245": "aFrogs :|bof ponds /", "900": "aown"}
    one, two = drafts(tmp_path, _exchanged(fields) + _exchanged({"245": "aTwo"}), "records.mrc")
    assert importer_of(tmp_path / "records.mrc") is _EXCHANGE
    assert (one.record.title, one.record.year) == ("Frogs: of ponds", 2003)
    assert one.record.authors == (Author("Marsh", "Inés"),)
    assert one.record.extra["MARC 900"] == "own"
    assert two.record.title == "Two"


@given(pieces=st.lists(st.sampled_from([*_exchanged({"245": "aT|bU"}), "\x1e", "\x1f"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_record_is_read_or_refused(tmp_path: Path, pieces: list[str]) -> None:
    whole = _exchanged({"245": "aT"})
    attempt(_EXCHANGE, (whole[:40] + "".join(pieces)).encode(), tmp_path / "any.mrc")
