"""Pages of what came in: files of events brought, read, mended; how they are read kept under a name."""
