"""The words within a paragraph of Word: runs of print, fields, notes, formulas, boxes."""

from lxml import etree

from ketareview.importing.prose import scripts
from ketareview.importing.prose.flow import Flow
from ketareview.importing.prose.symbols import symbol
from ketareview.importing.prose.trees import at, children, name_of, named, outermost, within
from ketareview.importing.word.formulas import formula
from ketareview.importing.word.styles import Style, Styles, is_on, value

_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset(
    {"pPr", "rPr", "delText", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "softHyphen", "rt"}
)
_PICTURES = frozenset({"drawing", "pict", "object"})
_PRIVATE = ("\uf000", "\uf0ff")


class Runs:
    """Says the words of one paragraph after the other; keeps what comes after them."""

    def __init__(self, flow: Flow, styles: Styles) -> None:
        self._flow = flow
        self._styles = styles
        self._fields: list[bool] = []  # whether each open field is still in its instruction
        self._boxes: list[etree._Element] = []
        self._footnotes: list[tuple[str, str]] = []
        self._endnotes: list[tuple[str, str]] = []
        self._counts = {"footnoteReference": 0, "endnoteReference": 0}

    def say(self, element: etree._Element, style: Style) -> None:
        """Say what stands in an element, in a paragraph of a style."""
        name = name_of(element)
        if name in _SILENT:
            return
        if name in _DELETED:
            if within(element, "t", "delText"):
                self._flow.left_out.add("deleted-text")
        elif name in {"oMath", "oMathPara"}:
            self._flow.left_out.add("formula-layout")
            self._flow.say(
                f" {formula(element).strip()} " if name == "oMathPara" else formula(element)
            )
        elif name in _PICTURES:
            self._picture(element)
        elif name == "AlternateContent":
            forms = children(element, "Choice") or children(element, "Fallback")
            for form in forms[:1]:
                self._within(form, style)
        elif name == "r":
            self._run(element, style)
        else:
            self._within(element, style)

    def take_boxes(self) -> list[etree._Element]:
        """Give the boxes of text that stand beside what was said."""
        taken, self._boxes = self._boxes, []
        return taken

    def take_footnotes(self) -> list[tuple[str, str]]:
        """Give number and identifier of the footnotes that were called."""
        taken, self._footnotes = self._footnotes, []
        return taken

    def take_endnotes(self) -> list[tuple[str, str]]:
        """Give number and identifier of the endnotes that were called."""
        taken, self._endnotes = self._endnotes, []
        return taken

    def _within(self, element: etree._Element, style: Style) -> None:
        for child in children(element):
            self.say(child, style)

    def _run(self, run: etree._Element, style: Style) -> None:
        if is_on(run, "rPr/vanish") or self._character_style(run).is_hidden:
            if within(run, "t"):
                self._flow.left_out.add("hidden-text")
            return
        font = next((named(fonts, "ascii") for fonts in at(run, "rPr/rFonts")), "")
        mark = self._flow.mark()
        for child in children(run):
            self._piece(child, style, font)
        script = value(run, "rPr/vertAlign") or self._character_style(run).script or style.script
        if script in {"superscript", "subscript"}:
            said = self._flow.since(mark)
            is_high = script == "superscript"
            self._flow.say_as_is(scripts.raised(said) if is_high else scripts.lowered(said))

    def _character_style(self, run: etree._Element) -> Style:
        name = value(run, "rPr/rStyle")
        return self._styles.of(name) if name else Style()

    def _piece(self, piece: etree._Element, style: Style, font: str) -> None:
        name = name_of(piece)
        if name == "fldChar":
            self._field(named(piece, "fldCharType"))
        elif any(self._fields):
            return
        elif name == "t":
            self._flow.say(_mapped(piece.text or "", font))
        elif name in _SIGNS:
            self._flow.say_as_is(_SIGNS[name])
        elif name == "sym":
            self._flow.say_as_is(symbol(named(piece, "char"), named(piece, "font")))
        elif name in self._counts:
            self._call(name, named(piece, "id"))
        else:
            self.say(piece, style)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _call(self, name: str, identifier: str) -> None:
        self._counts[name] += 1
        number = scripts.number(self._counts[name])
        self._flow.say_as_is(number)
        waiting = self._footnotes if name == "footnoteReference" else self._endnotes
        waiting.append((number, identifier))

    def _picture(self, element: etree._Element) -> None:
        is_told_once = not within(element, "AlternateContent")
        self._boxes += [
            box
            for box in outermost(element, "txbxContent")
            if is_told_once
            or not any(name_of(above) == "Fallback" for above in box.iterancestors())
        ]
        if within(element, "blip", "imagedata", "relIds", "chart", "OLEObject"):
            self._flow.left_out.add("pictures")


def _mapped(text: str, font: str) -> str:
    """Read letters that are named by their places in a font of signs."""
    if not any(_PRIVATE[0] <= sign <= _PRIVATE[1] for sign in text):
        return text
    return "".join(
        symbol(f"{ord(sign):x}", font or "Symbol") if _PRIVATE[0] <= sign <= _PRIVATE[1] else sign
        for sign in text
    )
