"""What can be asked of a workspace, one file per concept."""
