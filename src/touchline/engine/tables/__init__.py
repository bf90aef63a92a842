"""What a table is, and how to read one from a file."""
