"""The place "Claims": what is claimed, and what stands for and against it."""
