"""Tests of what keeps the library whole, as it is met in the window."""
