"""The library in other programs' formats."""
