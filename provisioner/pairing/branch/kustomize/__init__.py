"""What a kustomization.yaml builds, what it may name, and which images ours pins."""
