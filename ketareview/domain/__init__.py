"""Values and rules that every other part shares; standard library only."""
