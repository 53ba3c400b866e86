"""On Google Cloud: forwarding rules and what is behind them, for Services, Ingresses and Gateways;
network endpoint groups, which keep a network from being deleted; persistent disks and Filestore."""

from provisioner.clusters.outside.base import Outside

OUTSIDE = Outside(
    finalizers=(
        "service.kubernetes.io/load-balancer-cleanup",
        "gke.networking.io/l4-ilb-",
        "gke.networking.io/l4-netlb-",
        "networking.gke.io/ingress-finalizer",
        "gateway.finalizer.networking.gke.io",
    ),
    parts=(("networking.gke.io/v1beta1", "ServiceNetworkEndpointGroup"),),
    drivers=("pd.csi.storage.gke.io", "kubernetes.io/gce-pd", "filestore.csi.storage.gke.io"),
)
