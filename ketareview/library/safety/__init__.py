"""What keeps a library whole: checks, repairs, backups, trash, upgrades."""
