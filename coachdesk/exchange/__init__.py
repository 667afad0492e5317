"""Files in, files out: tables are read into plans of what would change, and records are written so they come back."""
