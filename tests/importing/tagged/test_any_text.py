"""No text does harm, and nothing that a record says is dropped."""

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.endnote_tagged import IMPORTER as ENDNOTE
from ketareview.importing.formats.nbib import IMPORTER as MEDLINE
from ketareview.importing.formats.ovid import IMPORTER as OVID
from ketareview.importing.formats.refworks import IMPORTER as REFWORKS
from ketareview.importing.formats.ris import IMPORTER as RIS
from ketareview.importing.formats.web_of_science import IMPORTER as WEB_OF_SCIENCE
from tests.importing.tagged.reading import Reader

_IMPORTERS = (RIS, MEDLINE, WEB_OF_SCIENCE, ENDNOTE, REFWORKS, OVID)
_NAMED = [pytest.param(each, id=each.name) for each in _IMPORTERS]
_PIECES = st.sampled_from(
    [
        *("TY  - JOUR", "ER  - ", "TI  - ", "AU  - ", "PMID- 1", "FAU - ", "AID - [doi]", "SO  - "),
        *("PT J", "ER", "EF", "AF ", "UT MEDLINE:", "%0 Book", "%T ", "%A ", "RT Book", "A1 "),
        *("<1. >", "<2>", "Authors", "Title", "\n", "\n\n", "\r", "   ", "x, y", "; ", "\0"),
        *("10.5555/x", "2004", "[", "]", "(", ")", ":", "12(3):45-67, 2004", "\ufeff", "é", "-"),
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=5), max_size=60).map("".join)
_WORDS = st.integers(0, 10**9).map(lambda number: f"q{number}z")
_TAGS_OF_RIS = (
    "AU A1 A2 A3 A4 TI T1 T2 T3 BT CT JO JF JA J1 J2 VL IS SP EP PY Y1 Y2 DA DO DI UR L1 L2 L3 "
    "L4 AB N1 N2 KW SN PB CY ET SE AD AN DB DP LA M1 M3 C1 C3 C7 U1 ST OP CN RP ID PM PT NV"
)
_TAGS = st.sampled_from(_TAGS_OF_RIS.split())
_ENDS = st.sampled_from(["\n", "\r\n", "\n\n"])
_BETWEEN = st.sampled_from(["  - ", " - ", "  -  "])


def _read(importer: Reader, text: bytes) -> list[Draft | Unread]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.txt")
        path.write_bytes(text)
        importer.recognises(path)
        return list(importer.read(path, NO_WISHES))


@pytest.mark.parametrize("importer", _NAMED)
@given(text=_TEXTS.map(lambda text: text.encode(errors="replace")) | st.binary(max_size=200))
def test_any_text_ends(importer: Reader, text: bytes) -> None:
    """Any text gives records or says why not; the same again the next time."""
    try:
        read = _read(importer, text)
    except FileError:
        return
    assert _read(importer, text) == read


@given(
    fields=st.lists(st.tuples(_TAGS, _WORDS), min_size=1, max_size=20),
    end=_ENDS,
    between=_BETWEEN,
    has_end=st.booleans(),
)
@settings(max_examples=200)
def test_nothing_of_ris_is_dropped(
    fields: list[tuple[str, str]], end: str, between: str, *, has_end: bool
) -> None:
    """Each value of each tag is found in the record that is made of it."""
    lines = [("TY", "JOUR"), *fields, *([("ER", "")] if has_end else [])]
    text = "".join(f"{tag}{between}{value}{end}" for tag, value in lines)
    (draft,) = _read(RIS, text.encode())
    assert isinstance(draft, Draft)
    told = repr(draft)
    assert [field for field in fields if field[1] not in told] == []


@pytest.mark.parametrize(
    ("importer", "beginning", "form", "tags"),
    [
        pytest.param(MEDLINE, "PMID- 7\n", "{:4}- {}\n", "TI FAU AU CN JT TA VI IP PG DP LID AID "
                     "AB MH OT PT LA SI GR IS PL CI AD RN XYZ", id="MEDLINE"),
        pytest.param(WEB_OF_SCIENCE, "PT J\n", "{} {}\n", "AU AF TI SO VL IS BP EP AR PY PD DI AB "
                     "DE ID SN DT LA C1 CR UT PM ZZ", id="Web of Science"),
        pytest.param(ENDNOTE, "%0 Book\n", "{} {}\n", "%A %T %J %B %D %8 %V %N %P %X %K %U %R %@ "
                     "%I %C %E %Z %M %+ %1 %2 %$", id="EndNote"),
        pytest.param(REFWORKS, "RT Book\n", "{} {}\n", "A1 A2 T1 T2 JF JO YR FD VO IS SP OP K1 AB "
                     "NO PB SN AD UL LK DO DB AN ZZ", id="RefWorks"),
        pytest.param(OVID, "<1>\n", "{}  - {}\n", "TI AU AF SO AB YR IS IB DO PT LG IN AN UI DB "
                     "KW SH JN PG ZZ", id="Ovid"),
    ],
)  # fmt: skip
@given(choices=st.data())
def test_nothing_of_others_is_dropped(
    importer: Reader, beginning: str, form: str, tags: str, choices: st.DataObject
) -> None:
    """Each value of each tag is found in the record that is made of it."""
    some = st.tuples(st.sampled_from(tags.split()), _WORDS)
    fields = choices.draw(st.lists(some, min_size=1, max_size=20))
    text = beginning + "".join(form.format(tag, value) for tag, value in fields)
    (draft,) = _read(importer, text.encode())
    told = repr(draft)
    assert [field for field in fields if field[1] not in told] == []


@pytest.mark.parametrize("importer", _NAMED)
def test_reading_may_go_on_anywhere(importer: Reader, tmp_path: Path) -> None:
    """The records from some place on are those that a whole reading gives there."""
    ways = {
        "RIS": "TY  - JOUR\nTI  - Work {}\nER  -\n\n",
        "MEDLINE": "PMID- {}\nTI  - Work\n\n",
        "Web of Science": "PT J\nTI Work {}\nER\n\n",
        "EndNote tagged": "%0 Book\n%T Work {}\n\n",
        "RefWorks": "RT Book\nT1 Work {}\n\n",
        "Ovid": "<1>\nTI  - Work {}\n\n",
    }
    path = tmp_path / "x.txt"
    path.write_text("".join(ways[importer.name].format(number) for number in range(1, 31)))
    whole = list(importer.read(path, NO_WISHES))
    assert len(whole) == 30
    assert list(itertools.islice(importer.read(path, NO_WISHES), 17, None)) == whole[17:]


_FOREIGN = {
    "prose": "The frogs left.\n\nSP - that is, the pond - was dry.\nIn 2004 - it was.\n",
    "Markdown": "# Frogs\n\n- AU: nobody\n- TI: nothing\n\n| AB | PT |\n|----|----|\n| J | x |\n",
    "mail": "From: a@example.org\nTo: b@example.org\n\nDear Bo,\n\n<1>\nTitle\nno\n",
    "code": "%A = 1\nPT = 3\nIF (X) THEN\nER - 1\nEND\n\nfor i in range(3):\n    print('%T' % i)\n",
    "log": "2004-05-06 10:00 INFO started\n<1> kernel: up\n<2> kernel: down\nOK - done\n",
    "LaTeX": "% A comment\n%A comment\n\\documentclass{article}\n%T more\n\\begin{document}\n",
    "nothing": "",
}


@pytest.mark.parametrize("importer", _NAMED)
@pytest.mark.parametrize("text", [pytest.param(v, id=k) for k, v in _FOREIGN.items()])
def test_other_texts_are_left_to_others(importer: Reader, text: str, tmp_path: Path) -> None:
    """Prose, mail, code and logs are no references."""
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert not importer.recognises(path)
