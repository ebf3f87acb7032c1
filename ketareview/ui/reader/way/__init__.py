"""Getting about in an article: outline, small pages, links, ticks, and the way back."""
