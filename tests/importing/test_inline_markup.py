"""Tags that mark type are left out of titles; signs of comparison and powers stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.importing.inline_markup import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<i>In vitro</i> H<sub>2</sub>O", "In vitro H2O"),
        ("10<sup>-3</sup> and kg/m<sup>2</sup>", "10⁻³ and kg/m2"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "\nOne.\n\nTwo.\n"),
        ("p &lt; 0.05 &amp; n&#8201;=&#x33;", "p < 0.05 & n\u2009=3"),
        ("&lt;i&gt;twice&lt;/i&gt; &amp;amp; escaped", "twice & escaped"),
        ("<jats:p>&amp;lt;it&amp;gt;thrice&amp;lt;/it&amp;gt;</jats:p>", "\nthrice\n"),
        ("a <b and c> d", "a <b and c> d"),
        ("1 < 2 > 0 &unknown; AT&T", "1 < 2 > 0 &unknown; AT&T"),
        ('<span class="nocase">DNA</span>', "DNA"),
    ],
)
def test_tags_and_entities_are_read(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text(st.sampled_from('<>/&;#x1ip sub="')))
def test_any_text_has_an_end(written: str) -> None:
    plain(written)
