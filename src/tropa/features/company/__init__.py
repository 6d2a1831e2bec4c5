"""The company's own process, held against the path of its customers."""
