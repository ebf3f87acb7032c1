"""The reader of study cards, measured on sentences that were labelled before its rules."""
