"""What campaigns make of files: something else, but never more than they may."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.changing import BROKEN, changed, packed


def _cut(data: bytes, most: int) -> bytes:
    return data[:most]


@given(
    data=st.binary(max_size=300)
    | st.text("<>ab{}\\\n ", max_size=200).map(str.encode)
    | st.dictionaries(st.text(max_size=5), st.binary(max_size=200), max_size=4).map(packed),
    most=st.integers(1, 2_000),
    seed=st.integers(0, 2**32),
)
def test_nothing_grows_beyond_what_is_allowed(data: bytes, most: int, seed: int) -> None:
    assert len(changed(data, most, seed, _cut)) <= most
    assert changed(data, most, seed, _cut) == changed(data, most, seed, _cut)


def test_archives_are_changed_inside() -> None:
    whole = packed({"a": b"<p>one</p><p>two</p>" * 20, "b": b"{x}" * 20})
    made = [changed(whole, 100_000, seed, _cut) for seed in range(90)]
    contents = {content for one in made for content in _contents(one)}

    assert len(contents) > 20


def _contents(data: bytes) -> list[bytes]:
    """Read an archive; some are changed outside, and can be read no more."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [archive.read(name) for name in archive.namelist()]
    except BROKEN:
        return []
