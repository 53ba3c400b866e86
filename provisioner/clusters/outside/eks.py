"""On AWS: the load balancers of Kubernetes itself, of the AWS Load Balancer Controller and of EKS
Auto Mode; disks of EBS, access points of EFS, file systems of FSx."""

from provisioner.clusters.outside.base import Outside

OUTSIDE = Outside(
    finalizers=(
        "service.kubernetes.io/load-balancer-cleanup",
        "service.k8s.aws/resources",
        "service.eks.amazonaws.com/resources",
        "ingress.k8s.aws/resources",
        "group.ingress.k8s.aws/",
        "ingress.eks.amazonaws.com/resources",
        "group.ingress.eks.amazonaws.com/",
        "gateway.k8s.aws/",
    ),
    drivers=(
        "ebs.csi.aws.com",
        "ebs.csi.eks.amazonaws.com",
        "kubernetes.io/aws-ebs",
        "efs.csi.aws.com",
        "fsx.csi.aws.com",
    ),
)
