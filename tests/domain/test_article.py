"""How articles are called in lists."""

import pytest

from ketareview.domain.article import Author, Record


@pytest.mark.parametrize(
    ("record", "called"),
    [
        (Record(title="A trial", doi="10.1000/1", pmid="1"), "A trial"),
        (Record(doi="10.1000/1", pmid="1", url="https://a.example"), "doi:10.1000/1"),
        (Record(pmid="1", url="https://a.example"), "PMID 1"),
        (Record(url="https://a.example"), "https://a.example"),
        (Record(), ""),
    ],
)
def test_what_has_no_title_is_called_by_what_it_can_be_looked_up_by(
    record: Record, called: str
) -> None:
    assert record.called == called


def test_without_authors_it_is_cited_as_it_is_called() -> None:
    assert Record(doi="10.1000/1", year=2020).cited_as == "doi:10.1000/1 2020"
    assert Record(doi="10.1000/1", authors=(Author("Haas", "M"),)).cited_as == "Haas"
