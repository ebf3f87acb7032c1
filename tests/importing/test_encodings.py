"""Text comes out of its bytes in whatever usual encoding it was written."""

import pytest

from ketareview.importing.encodings import decode, is_text

_ENGLISH = (
    "The patients\u2019 mood improved by 42 % \u2013 “within hours”, the naïve authors say. " * 3
)
_RUSSIAN = "Кетамин быстро уменьшает тяжесть депрессии, когда другие средства не помогли. "
_JAPANESE = "ケタミンは治療抵抗性うつ病の患者に対して速やかな抗うつ効果を示すことが知られている。"
_CHINESE = "氯胺酮对难治性抑郁症患者具有快速的抗抑郁作用。但其长期疗效和安全性仍有待研究。"
_KOREAN = "케타민은 치료 저항성 우울증 환자에게 빠른 항우울 효과를 나타내는 것으로 알려져 있다."
_GREEK = "Η κεταμίνη μειώνει γρήγορα τα συμπτώματα της κατάθλιψης σε πολλούς ασθενείς. "  # noqa: RUF001 - Greek
_TURKISH = "Ketamin, dirençli depresyonu olan hastaların çoğunda şikâyetleri kısa sürede azalttı. "  # noqa: RUF001 - Turkish
_CZECH = "Ketamin rychle zmírňuje příznaky deprese u pacientů, kterým žádná jiná léčba nepomohla. "
_POLISH = "Ketamina szybko zmniejsza nasilenie objawów depresji u tych, którzy źle znoszą ból. "


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    text = _ENGLISH + _RUSSIAN + "\U0001d45d < 0.05 "

    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_ENGLISH, "cp1252"),
        ("Señor Muñoz mejoró rápidamente según el último análisis clínico. " * 4, "latin-1"),
        (_RUSSIAN * 4, "cp1251"),
        (_RUSSIAN * 4, "koi8-r"),
        (_RUSSIAN * 4, "iso8859-5"),
        (_RUSSIAN * 4, "cp866"),
        (_JAPANESE * 4, "cp932"),
        (_JAPANESE * 4, "euc_jp"),
        (_JAPANESE * 4, "iso2022_jp"),
        (_CHINESE * 4, "gb18030"),
        (_KOREAN * 4, "cp949"),
        (_GREEK * 4, "cp1253"),
        (_TURKISH * 4, "cp1254"),
        (_CZECH * 4, "cp1250"),
        (_POLISH * 4, "iso8859-2"),
    ],
)
def test_older_encodings_are_told_from_their_words(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_three_bytes_are_read_as_a_western_file() -> None:
    assert decode("“é”"[1:].encode("cp1252")).text == "é”"


def test_the_declared_encoding_is_believed_unless_the_bytes_speak_against_it() -> None:
    data = "ąęś" * 3
    assert decode(data.encode("iso8859-2"), "ISO-8859-2").text == data
    assert decode(data.encode("utf-8"), "iso-8859-2").text == data


def test_a_damaged_character_costs_itself_and_is_counted() -> None:
    whole = _RUSSIAN.encode()
    damaged = decode(whole[:41] + b"\xff" + whole[41:])

    assert damaged.encoding == "utf-8"
    assert damaged.replaced
    assert damaged.text.endswith(_RUSSIAN[-40:])


def test_a_replacement_character_that_was_written_is_no_damage() -> None:
    assert decode("broken � there".encode()).replaced == 0


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 8])
def test_a_program_s_own_bytes_are_no_text(data: bytes) -> None:
    assert not is_text(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32-be", "iso2022_jp"])
def test_text_is_text_in_wide_encodings_too(encoding: str) -> None:
    assert is_text("The effect of ketamine, plainly told.\n".encode(encoding))
