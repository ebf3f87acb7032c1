"""What stands beside the page: highlights and record."""
