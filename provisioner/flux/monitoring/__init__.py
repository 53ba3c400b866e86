"""What Prometheus, Alertmanager, Grafana and kube-state-metrics need to know of Flux. Pure."""
