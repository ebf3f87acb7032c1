"""When something goes wrong that nobody foresaw, it is said, and nothing leaves the computer."""
