"""Amazon EKS on this machine: moto and a fake of what it lacks, over HTTP, and clusters of the
sandbox as the API servers that its endpoints lead to."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.iam.models import iam_backends
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import make_server

from provisioner.sandbox import ports
from tests.fakes.eks import Eks, Server
from tests.real import aws
from tests.real.project import Project

USER = "pairing"


@dataclass
class Cloud:
    """`environment`: in it, AWS is this machine, and one is the user `pairing`."""

    eks: Eks
    url: str
    environment: dict[str, str] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        return boto3.client(
            service,
            region_name=aws.REGION,
            endpoint_url=self.url,
            aws_access_key_id=self.environment.get("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            aws_secret_access_key=self.environment.get("AWS_SECRET_ACCESS_KEY", "nobodys"),
        )


class Quiet(MotoRequestHandler):
    def log_request(self, *_: object) -> None:
        """Nothing: the fake keeps its own list."""


@contextlib.contextmanager
def serving(*, managed: bool = True) -> Iterator[Cloud]:
    """`managed`: with AWS's own policies, which take moto a while to load."""
    (port,) = ports.free(1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MOTO_IAM_LOAD_MANAGED_POLICIES", str(managed).lower())
        iam_backends.reset()  # another test of this process may have made them without policies
        eks = Eks(DomainDispatcherApplication(create_backend_app))
        server = make_server(ports.HOST, port, eks, threaded=True, request_handler=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            cloud = Cloud(eks, f"http://{ports.HOST}:{port}")
            cloud.environment = _environment(cloud)
            yield cloud
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def _environment(cloud: Cloud) -> dict[str, str]:
    iam = cloud.client("iam")
    iam.create_user(UserName=USER)
    key = iam.create_access_key(UserName=USER)["AccessKey"]
    return {
        "AWS_ENDPOINT_URL": cloud.url,
        "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        "AWS_REGION": aws.REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def lead(project: Project, cloud: Cloud, cluster: str, name: str) -> None:
    """Start a cluster of the sandbox as the EKS cluster `name`. What an access policy allows is
    written down in its RBAC."""
    webhook = f"{cloud.url}/authenticate/{name}"
    done = project.provisioner("sandbox", "start", "--cluster", cluster, "--token-webhook", webhook)
    assert done.code == 0, done.err
    project.kubectl(
        cluster,
        "create",
        "clusterrolebinding",
        "eks-admins",
        "--clusterrole=cluster-admin",
        "--group=eks:AmazonEKSClusterAdminPolicy",
    )
    config = json.loads(Path(project.kubeconfig(cluster)).read_text())["clusters"][0]["cluster"]
    cloud.eks.lead(name, Server(config["server"], config["certificate-authority-data"]))
