"""What is being typed survives the end of the program, however it ends."""
