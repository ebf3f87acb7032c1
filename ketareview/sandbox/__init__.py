"""Worker processes in which foreign files are opened, with limits."""
