"""XML that nobody knows better gives its words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import EmptyFileError, FileError, UnreadableFileError
from ketareview.domain.text import BlockKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.other_xml import IMPORTER

_FEED = """<?xml version="1.0" encoding="windows-1251"?>
<rss><channel><title>Новости</title><item><title>Кетамин</title>
<description>&lt;p&gt;Первый абзац.&lt;/p&gt;
&lt;p&gt;Второй &lt;b&gt;абзац&lt;/b&gt;.&lt;/p&gt;</description>
<note>Mixed <b>words</b> here.</note></item></channel></rss>
"""


def _written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "feed.xml"
    path.write_text(text, encoding=encoding)
    return path


def test_a_feed_gives_headings_and_paragraphs_in_their_order(tmp_path: Path) -> None:
    path = _written(tmp_path, _FEED, "cp1251")

    assert IMPORTER.recognises(path)
    [draft] = IMPORTER.read(path, NO_WISHES)

    [page] = draft.pages
    shown = [(block.kind, page.text[block.start : block.end]) for block in page.blocks]
    assert shown == [
        (BlockKind.HEADING, "Новости"),
        (BlockKind.HEADING, "Кетамин"),
        (BlockKind.PARAGRAPH, "Первый абзац."),
        (BlockKind.PARAGRAPH, "Второй абзац."),
        (BlockKind.PARAGRAPH, "Mixed words here."),
    ]
    assert draft.record.title == "Новости"


def test_tags_alone_and_entities_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        IMPORTER.read(_written(tmp_path, "<?xml version='1.0'?><a><b/></a>"), NO_WISHES)
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    with pytest.raises(UnreadableFileError):
        IMPORTER.read(_written(tmp_path, evil), NO_WISHES)


@given(text=st.text(alphabet="<>/ab&;\"' \n?!-[]", max_size=60))
def test_any_markup_gives_words_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = _written(tmp_path_factory.mktemp("any"), f'<?xml version="1.0"?><a>{text}</a>')
    try:
        drafts = IMPORTER.read(path, NO_WISHES)
    except FileError:
        return
    assert len(drafts) == 1
