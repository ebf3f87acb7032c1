"""Articles that are here twice: merged, told apart, or linked as versions."""
