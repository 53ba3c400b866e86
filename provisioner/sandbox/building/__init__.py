"""Building the sandbox's parts from source, and where they are."""
