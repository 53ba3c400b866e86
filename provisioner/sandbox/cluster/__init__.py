"""What a cluster of the sandbox consists of, apart from its node: etcd, API server, controller
manager, and the certificates and kubeconfigs that lead to them."""
