"""RDF in schema.org's words."""

from pathlib import Path

from ketareview.domain.article import Author
from tests.importing.xmlrecords.reading_files import drafts

_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:schema="http://schema.org/">
<schema:ScholarlyArticle rdf:nodeID="N1"><schema:name>Frogs</schema:name>
<schema:author rdf:resource="http://example.org/ada"/><schema:author>Prado, Ines</schema:author>
<schema:publisher><schema:Organization><schema:name>Pond Press</schema:name></schema:Organization>
</schema:publisher><schema:isPartOf rdf:resource="#issue"/>
<schema:pageStart>3</schema:pageStart><schema:pageEnd>9</schema:pageEnd>
<schema:about>Ponds</schema:about><schema:description>Ponds dry.</schema:description>
<schema:sameAs rdf:resource="http://dx.doi.org/10.5555/frog.1"/>
<schema:license rdf:resource="https://example.org/by"/></schema:ScholarlyArticle>
<schema:PublicationIssue rdf:about="#issue"><schema:issueNumber>2</schema:issueNumber>
<schema:datePublished>2004</schema:datePublished><schema:isPartOf>
<schema:Periodical rdf:about="#p"><schema:name>Journal of Ponds</schema:name>
<schema:volumeNumber>12</schema:volumeNumber><schema:issn>1234-5678</schema:issn>
</schema:Periodical></schema:isPartOf></schema:PublicationIssue>
<schema:Person rdf:about="http://example.org/ada"><schema:familyName>Marsh</schema:familyName>
<schema:givenName>Ada</schema:givenName></schema:Person></rdf:RDF>"""


def test_an_article_in_an_issue_of_a_journal(tmp_path: Path) -> None:
    (draft,) = drafts(tmp_path, _RDF, "article.rdf")
    record = draft.record
    assert (record.title, record.journal, record.abstract) == (
        "Frogs",
        "Journal of Ponds",
        "Ponds dry.",
    )
    assert record.authors == (Author("Marsh", "Ada"), Author("Prado", "Ines"))
    assert (record.year, record.volume, record.issue, record.pages) == (2004, "12", "2", "3-9")
    assert record.doi == "10.5555/frog.1"
    extra = record.extra
    assert (extra["keywords"], extra["issn"], extra["publisher"]) == (
        "Ponds",
        "1234-5678",
        "Pond Press",
    )
    assert extra["rights"] == "https://example.org/by"
