"""What a cluster on Google Kubernetes Engine is made of."""
