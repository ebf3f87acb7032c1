"""What elements have from those around them, however deep they lie; each is asked once."""

from collections.abc import Callable, Iterable

from lxml.html import HtmlElement


class Inherited:
    """Whether an element or what it lies in is so, as the nearest of them that knows says."""

    def __init__(self, own: Callable[[HtmlElement], bool | None]) -> None:
        self._own = own
        self._known: dict[HtmlElement, bool] = {}

    def __call__(self, element: HtmlElement) -> bool:
        """Ask an element; what nobody knows is not so."""
        asked: list[HtmlElement] = []
        at: HtmlElement | None = element
        answer: bool | None = None
        while at is not None and answer is None:
            answer = self._known.get(at)
            if answer is None:
                asked.append(at)
                answer = self._own(at)
                at = at.getparent()
        self._known.update(dict.fromkeys(asked, bool(answer)))
        return bool(answer)


def depths_of(elements: Iterable[HtmlElement]) -> dict[HtmlElement, int]:
    """Count for elements, and for all that they lie in, how many lie around them."""
    depths: dict[HtmlElement, int] = {}
    for element in elements:
        line: list[HtmlElement] = []
        at: HtmlElement | None = element
        while at is not None and at not in depths:
            line.append(at)
            at = at.getparent()
        start = -1 if at is None else depths[at]
        depths |= {one: depth for depth, one in enumerate(reversed(line), start + 1)}
    return depths
