"""Lenses, and the journey maps that people work on."""
