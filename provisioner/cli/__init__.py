"""The command line: the only place that turns errors into exit codes.

Nothing heavy is imported at the top of a module here, so that --help and completion are instant.
"""
