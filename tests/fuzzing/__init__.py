"""Campaigns of hostile input: `python -m tests.fuzzing` tells how to run one."""
