"""The command line; needs no display and never loads Qt."""
