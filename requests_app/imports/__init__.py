"""Moving in: what the lines of a sheet become here, what must be asked about them, and what is left out."""
