"""Whatever stands in XML of these kinds, it ends, and with nothing worse than a file error."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError, UnreadableFileError
from ketareview.domain.imports import Wishes
from ketareview.importing.formats import importers
from tests.importing.xmlrecords import test_endnote, test_other_records, test_pubmed

_RDF = """<rdf:RDF xmlns:rdf="a" xmlns:bib="http://purl.org/net/biblio#" xmlns:x="x"><bib:Article
 rdf:about="#a"><x:title>T</x:title><x:isPartOf rdf:resource="#a"/><x:authors rdf:nodeID="p"/>
<x:link rdf:resource="#f"/></bib:Article><x:Person rdf:nodeID="p"><x:surname>L</x:surname>
</x:Person><x:Attachment rdf:about="#f"><x:path rdf:resource="f.pdf"/></x:Attachment></rdf:RDF>"""
_MODS = """<mods><titleInfo><title>T</title></titleInfo><name><namePart>L</namePart><role><roleTerm>
aut</roleTerm></role></name><relatedItem type="host"><part><detail type="volume"><number>1</number>
</detail><extent><start>1</start><end>2</end></extent></part></relatedItem></mods>"""
_WORD = """<Sources xmlns="bibliography"><Source><Title>T</Title><Author><Author><NameList><Person>
<Last>L</Last></Person></NameList></Author></Author><StandardNumber>:ISSN:1</StandardNumber>
</Source></Sources>"""
_CROSSREF = """<doi_records><doi_record><crossref><journal><journal_article><titles><title>T</title>
</titles><contributors><person_name><surname>L</surname></person_name></contributors><doi_data><doi>
10.1000/x</doi></doi_data></journal_article></journal></crossref></doi_record></doi_records>"""
_MARC = """<record xmlns="http://www.loc.gov/MARC21/slim"><controlfield tag="008">160824s2016
</controlfield><datafield tag="245"><subfield code="a">T</subfield></datafield><datafield tag="100">
<subfield code="a">L</subfield><subfield code="e">edt</subfield></datafield><datafield tag="773">
<subfield code="g">1, 2, p. 3</subfield></datafield></record>"""
_KINDS = {
    "MARC XML": _MARC,
    "PubMed XML": test_pubmed._RECORD,
    "EndNote XML": test_endnote._record("<ref-type name='Book'>6</ref-type><title>T</title>"),
    "Zotero RDF": _RDF,
    "MODS": _MODS,
    "Word sources": _WORD,
    "Crossref XML": _CROSSREF,
    "Citavi": test_other_records._CITAVI,
}
_SIGNS = re.compile(r"<[^<>]*>|[^<>]+")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@pytest.mark.parametrize("kind", _KINDS)
@given(data=st.data())
def test_documents_with_parts_moved_about(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    importer = next(one for one in importers() if one.name == kind)
    pieces = _SIGNS.findall(_KINDS[kind])
    changed = list(pieces)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(changed)))
        taken = data.draw(st.integers(0, 4))
        put = data.draw(st.lists(st.sampled_from(pieces) | st.text(max_size=6), max_size=6))
        changed[place : place + taken] = put
    path = tmp_path / "any.xml"
    path.write_bytes("".join(changed).encode("utf-8", "surrogatepass"))
    importer.recognises(path)
    try:
        list(importer.read(path, Wishes()))
    except FileError:
        return


@pytest.mark.parametrize("kind", _KINDS)
def test_entities_are_refused_by_each(tmp_path: Path, kind: str) -> None:
    importer = next(one for one in importers() if one.name == kind)
    path = tmp_path / "laughs.xml"
    start = re.sub(r"<[?!][^>]*>", "", _KINDS[kind]).lstrip()
    root = re.match(r"<([\w:]+)", start)
    assert root
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    path.write_text(f'<!DOCTYPE {root.group(1)} [<!ENTITY l0 "ha">{laughs}]>{start}')
    with pytest.raises(UnreadableFileError):
        list(importer.read(path, Wishes()))
