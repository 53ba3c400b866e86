"""One file for each command, named like it. Files are imported when their command is asked for."""
