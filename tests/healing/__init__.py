"""How many highlights are found again in other files of a paper: `python -m tests.healing`."""
