"""Judging evidence: certainty of claims, levels and appraisals of articles, each with reasons."""

from ketareview.ui.judging.appraisal_pane import AppraisalPane
from ketareview.ui.judging.grade_form import GradeForm

__all__ = ["AppraisalPane", "GradeForm"]
