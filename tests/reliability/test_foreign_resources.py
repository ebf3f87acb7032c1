"""Words that name files, shares and addresses stay words: nothing that they name is opened."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview import workflows
from ketareview.domain.article import Record
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.reliability.recording import obstacle

pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(obstacle()), reason=obstacle())]


@pytest.mark.parametrize("ending", workflows.FORMATS)
def test_what_words_name_is_not_opened(tmp_path: Path, ending: str) -> None:
    bait = tmp_path / "bait.png"
    bait.write_bytes(b"\x89PNG\r\n")
    words = (
        f'<img src="{bait.as_uri()}"> ![x]({bait}) <link href="{bait}"> @import url({bait}) '
        f'#image("{bait}") \\\\host\\share\\x.png <a href="javascript:alert(1)">x</a>'
    )
    path = tmp_path / "kept.ketareview"
    with Library.create(path, reviewer=words) as library:
        article = store(library, paper(tmp_path, texts=[f"{words} acts.", "No."]))
        library.articles.change(article.id, Record(title=words, journal=words))
        mark(library, article, library.topics.add(words.replace("/", "|")).id, note=words)
        library.claims.add(words)
    log, report = tmp_path / "calls", tmp_path / f"report{ending}"
    watch = ["strace", "-f", "-o", str(log), "-e", "trace=file,network"]
    asked = ["report", "--topic", "all", "-o", str(report), "-L", str(path)]
    subprocess.run([*watch, sys.executable, "-m", "ketareview", *asked], check=True)
    calls = log.read_text("utf-8")
    assert report.name in calls
    assert bait.name not in calls
    assert "AF_INET" not in calls
    if ending in {".html", ".md"}:  # where a tag would be one again
        assert not re.search(rb'(?<!\\)<img src="file', report.read_bytes())
