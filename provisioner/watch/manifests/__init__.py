"""What runs `watch` on a management cluster, written as a Kustomize folder or a Helm chart."""

from provisioner.watch.manifests.folder import write
from provisioner.watch.manifests.release import Release, release

__all__ = ["Release", "release", "write"]
