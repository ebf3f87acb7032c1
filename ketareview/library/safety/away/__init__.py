"""Libraries in cloud folders, on network drives and sticks are worked on in a copy."""
