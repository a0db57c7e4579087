"""Databases of 1,000 to 1,000,000 requests to measure on, the same from the same seed."""
