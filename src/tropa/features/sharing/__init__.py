"""What leaves a map for other eyes: kept versions, links without an account, comments."""
