"""Workshops: people round one map, with notes, votes and their own ratings."""
