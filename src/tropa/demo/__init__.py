"""The simulated company behind the demo: a chain of electronics shops called Volt."""
