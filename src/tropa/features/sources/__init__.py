"""How facts come in: uploads, imports, mappings, the dictionary of codes."""
