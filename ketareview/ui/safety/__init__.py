"""What keeps a library whole, as a reviewer meets it: rescue, trash, check, odd places."""
