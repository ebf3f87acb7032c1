"""Steps that join two or more parts; no Qt, no dialogs."""
