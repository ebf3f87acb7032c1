"""Projects of other programs."""
