"""What every package may use. Nothing here knows clusters, repositories or commands."""
