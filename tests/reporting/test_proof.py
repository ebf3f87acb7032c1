"""Whatever is changed in the evidence, or on the pages, is known by name."""

import hashlib
import json
import zlib
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.pdf.attached import inflated
from ketareview.reporting import compose, evidence
from ketareview.reporting.proof import Unsealed, differences, is_intact, unsealed
from ketareview.reporting.proof.sealing import sealed
from tests.reporting.sample import article, highlight, material, only, small

WHOLE = evidence.encoded(compose(small()))
KEYWORDS = evidence.PROPERTY + hashlib.sha256(WHOLE).hexdigest()
PAGES = (
    "\u201cNo more by day 14.\u201d 1 Okafor 2021, About Okafor "
    "\u201cResponse was 61 % with ketamine.\u201d 2 Okafor 2021 "
    "\u201cNot below the age of 30.\u201d 3 Okafor 2021 "
    "\u201cNine of ten feel better.\u201d 4 Brightpath 2021"
)


def read(data: bytes, keywords: str = KEYWORDS) -> Unsealed:
    return unsealed(data, keywords, is_whole=True)


def items(found: Unsealed) -> list[str]:
    return [each.facts.get("item", "") for each in found.problems]


def test_what_was_not_touched_is_right() -> None:
    assert read(WHOLE).problems == ()
    assert len(read(WHOLE).items["quotations"]) == 4
    assert not list(differences(PAGES, read(WHOLE)))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_any_changed_byte_is_found(place: int, bits: int) -> None:
    changed = WHOLE[:place] + bytes([WHOLE[place] ^ bits]) + WHOLE[place + 1 :]
    resealed = evidence.PROPERTY + hashlib.sha256(changed).hexdigest()
    assert [each for each in read(changed, resealed).problems if each.code != "other-evidence"]
    assert "other-evidence" in [each.code for each in read(changed).problems]


def test_a_changed_item_is_named() -> None:
    for words, name in ((b"day 14", "passage 1"), (b"About Bright", "source 1")):
        assert items(read(WHOLE.replace(words, b"X" + words[1:], 1)))[0] == name
    assert "the head of the report" in items(read(WHOLE.replace(b"A. Reviewer", b"B. Reviewer", 1)))


def test_a_dropped_item_is_named() -> None:
    lines = WHOLE.split(b"\n")
    place = next(n for n, line in enumerate(lines) if b"Nine of ten" in line)
    assert "passage 4" in items(read(b"\n".join(lines[:place] + lines[place + 1 :])))


def test_an_item_sealed_anew_is_caught_by_the_seal_of_the_whole() -> None:
    found = json.loads(WHOLE)
    first = {**found["quotations"][0], "quote": "All is well."}
    found["quotations"][0] = {**first, evidence.DIGEST: evidence.digest_of(first)}
    codes = [each.code for each in read(evidence.written(found)).problems]
    assert codes == ["changed-evidence", "other-evidence"]


def test_a_quotation_changed_on_the_page_only_is_named() -> None:
    for old, new in (("day 14", "day 13"), ("Not below", "Below"), ("61 %", "16 %")):
        found = list(differences(PAGES.replace(old, new), read(WHOLE)))
        assert [each.code for each in found] == ["changed-print"]
    swapped = PAGES.replace("4 Brightpath", "4 Okafor")
    (found_one,) = differences(swapped, read(WHOLE))
    assert found_one.facts["item"] == "passage 4 (Brightpath 2021, p. 1137)"


def test_codes_ligatures_and_line_ends_of_the_page_are_no_changes() -> None:
    made = only("the e\ufb03cacy \u6297 of keta\u00ad\nmine")
    found = unsealed(evidence.encoded(compose(made)), "", is_whole=True)
    words = "\u201cthe efficacy [U+6297] of keta\nmine\u201d 1 Okafor 2021"
    assert not list(differences(words, found))
    assert list(differences(words.replace("6297", "6298"), found))


def test_labels_from_right_to_left_come_back_in_another_order() -> None:
    where = article("\u05d0\u05d1 \u05d2\u05d3")
    made = material(highlight(where, "Response rose."), articles=(where,))
    found = unsealed(evidence.encoded(compose(made)), "", is_whole=True)
    words = "\u201cResponse rose.\u201d\n1\n\u05d2\u05d3 \u05d0\u05d1 \n2021 . 4\xa0p, 5 randomised"
    assert not list(differences(words, found))
    assert list(differences(words.replace("\u05d3", "\u05d4"), found))
    assert list(differences(words.replace("rose", "sore"), found))


def test_a_damaged_attachment_is_read_as_far_as_it_goes() -> None:
    packed = zlib.compress(WHOLE)
    assert inflated(packed) == (WHOLE, True)
    for place in (0, 1, len(packed) // 2, len(packed) - 1):
        broken = packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :]
        assert inflated(broken) != (WHOLE, True)
    assert inflated(packed[:-6])[0].startswith(WHOLE[:1000])
    assert inflated(packed + b"more") == (WHOLE, False)


def test_half_a_surrogate_does_not_stop_the_evidence() -> None:
    report = replace(compose(small()), title="\ud800")
    assert evidence.encoded(report)


def test_a_seal_tells_of_every_byte() -> None:
    pdf = sealed(b"%PDF-1.7\ntrailer\n<<>>\nstartxref\n9\n%%EOF")
    assert is_intact(pdf)
    assert pdf.endswith(b"\nstartxref\n9\n%%EOF")
    for place in range(len(pdf)):
        assert not is_intact(pdf[:place] + bytes([pdf[place] ^ 4]) + pdf[place + 1 :])
    assert not is_intact(b"%PDF-1.7")
