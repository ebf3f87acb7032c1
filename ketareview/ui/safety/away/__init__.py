"""Libraries that are worked on in a copy on this computer."""
