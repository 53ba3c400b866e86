"""One replica as a process: leadership, health, metrics."""
