"""A run of many clusters as an Indexed Job of Kubernetes: what runs it, and how it went."""

from provisioner.fleets.job.kustomize import write
from provisioner.fleets.job.release import Asked, Release, named, release, signs_in_as_pod

__all__ = ["Asked", "Release", "named", "release", "signs_in_as_pod", "write"]
