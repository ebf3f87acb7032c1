"""Highlights as W3C Web Annotations, in JSON-LD."""

import json
from collections.abc import Sequence
from typing import Any

from ketareview.exporting.passages.passage import Exported

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"  # how the standard names pages of a PDF


def written(highlights: Sequence[Exported]) -> bytes:
    """Write an annotation for each highlight."""
    page = {
        "@context": [_CONTEXT, {"dc": "http://purl.org/dc/elements/1.1/"}],
        "type": "AnnotationPage",
        "items": [_annotation(each) for each in highlights],
    }
    return json.dumps(page, ensure_ascii=False, indent=1).encode()


def _annotation(each: Exported) -> dict[str, Any]:
    highlight, tags = each.highlight, each.highlight.tags
    codes = (tags.claim_type, tags.strength, tags.stance, tags.basis, *each.topics)
    bodies = [_body(code, "tagging") for code in codes]
    bodies += [_body(tags.note, "commenting")] if tags.note else []
    said = highlight.passage.transcription
    bodies += [_body(said, "describing")] if said else []
    return {
        "id": highlight.id.urn,
        "type": "Annotation",
        "motivation": "highlighting",
        "creator": {"type": "Person", "name": highlight.reviewer.name},
        "created": highlight.created.isoformat(),
        "modified": highlight.changed.isoformat(),
        "body": bodies,
        "target": {"source": _source(each), "selector": _selectors(each)},
    }


def _body(words: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "purpose": purpose}


def _source(each: Exported) -> dict[str, str]:
    """Name the document by what others know it by."""
    record = each.article.record
    known = f"https://doi.org/{record.doi}" if record.doi else record.url
    return {"id": known or each.article.id.urn, "dc:title": record.title}


def _selectors(each: Exported) -> list[dict[str, Any]]:
    passage = each.highlight.passage
    found: list[dict[str, Any]] = []
    if each.page is not None:
        fragment = {"conformsTo": _FRAGMENTS, "value": f"page={each.page}"}
        found.append({"type": "FragmentSelector"} | fragment)
    if passage.quote:
        around = {"prefix": passage.before, "suffix": passage.after}
        found.append({"type": "TextQuoteSelector", "exact": passage.quote} | around)
    return found
