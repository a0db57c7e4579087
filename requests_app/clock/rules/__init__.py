"""One module per part of the law."""
