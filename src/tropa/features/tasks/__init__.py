"""Life after the workshop: who looks after a map, what is to be found out, by whom and when."""
