"""How smooth scrolling is: `python -m tests.scrolling`; see `docs/performance.md`."""
