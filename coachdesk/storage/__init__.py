"""The team file: tables, steps, journal and backups."""
