"""Tests of the evidence maps in the window."""
