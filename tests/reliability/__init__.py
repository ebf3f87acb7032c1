"""Campaigns that try to lose something; `python -m tests.reliability` runs them and tells."""
