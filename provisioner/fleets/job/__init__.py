"""A run of many clusters as an Indexed Job of Kubernetes: what runs it, and how it went."""

from provisioner.fleets.job.release import Asked, Release, release

__all__ = ["Asked", "Release", "release"]
