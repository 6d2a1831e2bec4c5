"""Live maps: everybody who looks at a map sees it change, and who else is there."""
