"""The facts that manifests in Git use."""
