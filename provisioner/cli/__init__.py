"""One file a command; the only place that turns errors into exit codes. Nothing heavy is imported
at the top."""
