"""Titles and abstracts that hold a few HTML or JATS tags and entities, as databases give them."""

import re
from html import unescape

_TAGS = (
    "i|it|b|u|s|em|strong|sub|sup|sc|scp|small|big|span|font|a|tt|code|cite|q|abbr|italic|bold|"
    "monospace|roman|sans-serif|underline|styled-content|named-content|ext-link|inline-formula|"
    "inf|hi|emph|abstract|html|body|section|article|tex-math|alternatives"
)
_BLOCKS = "p|br|div|li|ul|ol|title|sec|list|list-item|h[1-6]|tr|blockquote|dl|dt|dd|hr"
_REST = r"(?:\s[^<>]{0,500}=[^<>]{0,500}|\s{0,3}/?)>"
_ANY = re.compile(rf"</?(?:\w{{1,10}}:)?(?:{_TAGS}){_REST}", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:\w{{1,10}}:)?(?:{_BLOCKS}){_REST}", re.IGNORECASE)
_FORMULA = "math|mrow|mi|mn|mo|msub|msup|msubsup|mfrac|mtext|msqrt"
_MATHML = re.compile(rf"</?(?:mml:)?(?:{_FORMULA}){_REST}|</?mml:[^<>]{{1,500}}>")
_POWER = re.compile(r"(?<=\d)<(?:jats:)?sup>([-+\u2212]?\d{1,4})</(?:jats:)?sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_HIGH = str.maketrans("0123456789-+\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")


def plain(text: str) -> str:
    """Leave out tags that mark type, and read entities; tags of blocks end lines.

    A power keeps its height, since 10<sup>-3</sup> is not 10-3. Signs of comparison stay.
    """
    for _ in ("as written", "escaped", "escaped twice"):
        if "<" in text:
            text = _POWER.sub(_raised, text)
            text = _BLOCK.sub("\n", _MATHML.sub("", _ANY.sub("", text)))
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda found: unescape(found.group()), text)
    return text


def paragraphs(text: str) -> str:
    """Leave out the same, and the empty lines that tags of blocks leave."""
    read = plain(text)
    return text if read == text else "\n".join(filter(None, map(str.strip, read.splitlines())))


def _raised(found: re.Match[str]) -> str:
    return found.group(1).translate(_HIGH)
