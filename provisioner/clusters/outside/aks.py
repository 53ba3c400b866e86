"""On Azure: the load balancer and its addresses for Services, Application Gateways for Containers;
disks, file shares and blob containers."""

from provisioner.clusters.outside.base import Outside

OUTSIDE = Outside(
    finalizers=(
        "service.kubernetes.io/load-balancer-cleanup",
        "alb-deployment-exists-finalizer.alb.networking.azure.io",
    ),
    balancers=(("alb.networking.azure.io/v1", "ApplicationLoadBalancer"),),
    drivers=(
        "disk.csi.azure.com",
        "file.csi.azure.com",
        "blob.csi.azure.com",
        "kubernetes.io/azure-disk",
        "kubernetes.io/azure-file",
    ),
)
