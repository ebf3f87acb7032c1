"""The place "Reports": what a report shows, the reviewer's summary, and the pages to come."""

from ketareview.ui.reports.page import ReportPage

__all__ = ["ReportPage"]
