"""What can be done in a workspace, one file per concept."""
