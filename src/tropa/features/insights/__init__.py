"""The answers of ``analysis``, for the screens: bindings, measured maps, the explorer."""
