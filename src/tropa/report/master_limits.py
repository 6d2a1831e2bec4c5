"""How large a company's .pptx may be; apart from what opens it, which is a large library."""

MOST_BYTES, MOST_UNPACKED, MOST_FILES = 30_000_000, 300_000_000, 5_000
