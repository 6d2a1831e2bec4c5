"""Maps and results as files that people print, show and go on working with."""
