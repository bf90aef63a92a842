"""What people type, one file per concept."""
