"""What every part may use. Nothing here knows a cluster, a repository or a command."""
