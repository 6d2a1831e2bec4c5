"""The registry of touchpoints, and what is reported of them."""
