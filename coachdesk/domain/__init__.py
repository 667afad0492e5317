"""What things are, and their rules: no files, no clock, no screen."""
