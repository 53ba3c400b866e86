"""An application whose image is automated, as the tests deliver and declare it."""

from __future__ import annotations

from typing import Any

from provisioner.sandbox.building import parts
from provisioner.sandbox.node.pod_status import PRETEND
from tests.real import own
from tests.real.project import Project

COMPONENTS = [*own.FEW, *parts.IMAGE_CONTROLLERS]
WEB = """\
apiVersion: apps/v1
kind: Deployment
metadata: {{name: web, namespace: default}}
spec:
  selector: {{matchLabels: {{app: web}}}}
  template:
    metadata:
      labels: {{app: web}}
      annotations: {{{pretend}: "true"}}
    spec:
      containers:
        - name: web
          image: {host}/example/web:1.0.0 # {{"$imagepolicy": "flux-system:web"}}
"""


def manifest(host: str) -> str:
    return WEB.format(host=host, pretend=PRETEND)


def declared(host: str) -> dict[str, Any]:
    """Looked for each second."""
    image = {"name": "web", "image": f"{host}/example/web", "semver": "1.x"}
    return {**image, "interval": "1s", "insecure": True}


def image(project: Project, cluster: str) -> str:
    """Of the containers that run."""
    client = own.client(own.kubeconfig(project, cluster))
    web = client.get("apps/v1", "Deployment", "web", "default")
    status = (web or {}).get("status", {})
    done = web and status.get("observedGeneration") == web["metadata"]["generation"]
    done = done and status.get("updatedReplicas") == status.get("availableReplicas") == 1
    return web["spec"]["template"]["spec"]["containers"][0]["image"] if web and done else ""
