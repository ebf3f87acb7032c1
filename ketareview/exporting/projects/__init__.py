"""Highlights with their documents and codes as a REFI-QDA project (www.qdasoftware.org)."""

from ketareview.exporting.projects.archive import write_project
from ketareview.exporting.projects.project import Document, Project

__all__ = ["Document", "Project", "write_project"]
