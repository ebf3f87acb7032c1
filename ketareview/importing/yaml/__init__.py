"""The part of YAML in which references are written; no types and anchors."""
