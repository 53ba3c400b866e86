"""The kinds of the objects that monitoring delivers."""

OPERATOR = "monitoring.coreos.com/v1"
RBAC = "rbac.authorization.k8s.io"
KINDS = (
    ("v1", "ConfigMap"),
    (OPERATOR, "PodMonitor"),
    (OPERATOR, "PrometheusRule"),
    (f"{RBAC}/v1", "ClusterRoleBinding"),
    (f"{RBAC}/v1", "ClusterRole"),
)
