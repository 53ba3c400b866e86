"""What a cluster on Azure Kubernetes Service is made of."""
