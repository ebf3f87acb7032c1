"""What a PDF holds: pages, text, boxes, pictures, metadata."""
