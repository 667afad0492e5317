"""What the records mean: pure functions that return frozen facts."""
