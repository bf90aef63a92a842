"""Pages of people and workspaces, one file per concept."""
