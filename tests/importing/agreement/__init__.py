"""How far what is imported agrees with what lies beside the files of the corpus as expected."""
