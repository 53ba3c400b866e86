"""A cluster on Amazon EKS: an endpoint whose way to sign in is fixed."""

from provisioner.clusters.access.endpoint import reach as reach
