"""What judges evidence: rules over texts and values; it knows neither files nor the library."""
