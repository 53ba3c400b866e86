"""What only an upgrade does: gates before it, and the rollout after it."""
