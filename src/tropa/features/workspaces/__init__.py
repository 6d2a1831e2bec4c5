"""Who works together, and what they may do."""
