"""Libraries of every schema that a program ever wrote."""
