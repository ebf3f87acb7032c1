"""What a library holds as files that other programs and other laptops read."""

from ketareview.exporting.codebooks import export_codebook, read_codebook

__all__ = ["export_codebook", "read_codebook"]
