"""Segments of customers, and the personas that stand for them."""
