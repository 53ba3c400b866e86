"""A fake of EKS over moto's: what moto's lacks, as a WSGI application in front of it.

Access entries and their policies, add-ons, pod identities, and the options of a cluster that moto
drops. `Eks.lead` makes a cluster's endpoint lead to a real API server. `Eks.review` is the
authenticator of such a server: it takes the presigned request in a token to moto's STS, and knows
the ARN that comes back by the access entries.
"""

from __future__ import annotations

import base64
import io
import json
import re
import threading
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.fakes import sts

Object = dict[str, Any]
Answer = tuple[int, Object]
# What moto drops of a request that creates a cluster, and EKS repeats.
REPEATED = (
    "accessConfig",
    "upgradePolicy",
    "computeConfig",
    "storageConfig",
    "deletionProtection",
    "zonalShiftConfig",
)
TOKEN = "k8s-aws-v1."


@dataclass
class Server:
    """A real API server: its URL, and its CA in base64."""

    url: str
    authority: str


@dataclass
class Cluster:
    """What moto does not keep. `pending`: answers before its status is what `final` says. `entries`
    and `policies` are by principal, `groups` are node groups as they were asked for."""

    options: Object
    pending: int = 0
    final: str = "ACTIVE"
    entries: dict[str, Object] = field(default_factory=dict)
    policies: dict[str, dict[str, Object]] = field(default_factory=dict)
    addons: dict[str, Object] = field(default_factory=dict)
    identities: dict[str, Object] = field(default_factory=dict)
    groups: dict[str, Object] = field(default_factory=dict)

    def status(self) -> str:
        if self.pending:
            self.pending -= 1
            return "CREATING"
        return self.final


def error(code: int, type: str, message: str) -> Answer:
    return code, {"__type": type, "message": message}


def missing(what: str) -> Answer:
    return error(404, "ResourceNotFoundException", f"{what} could not be found")


class Eks:
    """`pending` and `final`: how a new cluster's status goes on. `nodes_wait`: node groups are
    still being created. `refusals`: reviews of tokens that are refused first, as before an access
    entry has spread. `calls` and `reviews`: what came, and whose tokens."""

    def __init__(self, moto: Callable[..., Iterable[bytes]]) -> None:
        self.moto = moto
        self.clusters: dict[str, Cluster] = {}
        self.servers: dict[str, Server] = {}
        self.pending, self.final = 0, "ACTIVE"
        self.nodes_wait = False
        self.refusals = 0
        self.calls: list[str] = []
        self.reviews: list[str] = []
        self._lock = threading.Lock()

    def lead(self, name: str, server: Server) -> None:
        self.servers[name] = server

    # -- WSGI

    def __call__(self, environ: Object, start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/authenticate/"):
            return self._answered(start, (200, self.review(path.split("/")[2], _body(environ))))
        if "X-Amz-Signature" in environ.get("QUERY_STRING", ""):
            refused = sts.check(environ)
            if refused:
                return self._answered(start, error(403, "SignatureDoesNotMatch", refused))
        if "/eks/aws4_request" not in environ.get("HTTP_AUTHORIZATION", ""):
            return self.moto(environ, start)
        with self._lock:
            self.calls.append(f"{environ['REQUEST_METHOD']} {path}")
            return self._answered(start, self._eks(environ))

    def _answered(self, start: Callable[..., Any], answer: Answer) -> Iterable[bytes]:
        code, content = answer
        body = json.dumps(content).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        type = content.pop("__type", "")
        headers += [("x-amzn-ErrorType", type)] if type else []
        start(f"{code} {'OK' if code < 300 else 'Error'}", headers)
        return [body]

    def _motos(self, environ: Object, body: bytes) -> Answer:
        """What moto answers."""
        started: list[Any] = []
        given = {**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        parts = self.moto(given, lambda *line: started.extend(line))
        content = json.loads(b"".join(parts) or b"{}")
        type = next((value for name, value in started[1] if name.lower() == "x-amzn-errortype"), "")
        return int(started[0].split()[0]), {**content, **({"__type": type} if type else {})}

    # -- EKS

    def _eks(self, environ: Object) -> Answer:
        raw = environ.get("RAW_URI") or environ.get("REQUEST_URI") or environ["PATH_INFO"]
        steps = [unquote(step) for step in urlsplit(raw).path.strip("/").split("/")]
        body = _body(environ)
        method = environ["REQUEST_METHOD"]
        if steps[0] == "clusters" and len(steps) > 2 and steps[2] in PLACES:
            if steps[1] not in self.clusters:
                return missing(f"cluster {steps[1]}")
            return PLACES[steps[2]](self.clusters[steps[1]], method, steps[1:], body)
        code, content = self._motos(environ, json.dumps(body).encode() if body else b"")
        if code < 300 and steps[0] == "clusters" and len(steps) <= 2:
            self._completed(method, steps, body, content)
        if code < 300 and steps[2:3] == ["node-groups"] and "nodegroup" in content:
            self._as_asked(steps[1], body, content["nodegroup"])
        return code, content

    def _completed(self, method: str, steps: list[str], body: Object, content: Object) -> None:
        """Add to moto's answer about a cluster what moto does not know of it."""
        if "cluster" not in content:
            return
        name = content["cluster"]["name"]
        if method == "POST" and len(steps) == 1:
            options = {key: body[key] for key in REPEATED if key in body}
            options.get("accessConfig", {}).pop("bootstrapClusterCreatorAdminPermissions", None)
            self.clusters[name] = Cluster(options, self.pending, self.final)
        cluster = self.clusters[name]
        status = "DELETING" if method == "DELETE" else cluster.status()
        content["cluster"] |= {**cluster.options, "status": status}
        content["cluster"].setdefault("kubernetesNetworkConfig", {})["ipFamily"] = "ipv4"
        if status == "ACTIVE" and name in self.servers:
            server = self.servers[name]
            content["cluster"]["endpoint"] = server.url
            content["cluster"]["certificateAuthority"] = {"data": server.authority}
        if method == "DELETE":
            del self.clusters[name]

    def _as_asked(self, cluster: str, body: Object, group: Object) -> None:
        """moto drops how a node group is updated, and makes up how one logs in to its nodes."""
        groups = self.clusters[cluster].groups
        asked = groups.setdefault(group["nodegroupName"], body)
        group["updateConfig"] = asked.get("updateConfig", {"maxUnavailable": 1})
        if "remoteAccess" not in asked:
            group.pop("remoteAccess", None)
        if self.nodes_wait:
            group["status"] = "CREATING"

    # -- the authenticator of the API server

    def review(self, name: str, asked: Object) -> Object:
        """The TokenReview of a token, answered."""
        with self._lock:
            refused = self.refusals > 0
            self.refusals -= refused
        status: Object = {"authenticated": False, "error": "the access entry is not there yet"}
        if not refused:
            status = self._reviewed(name, asked["spec"]["token"])
        self.reviews.append(status.get("user", {}).get("username", "refused"))
        return {
            "apiVersion": "authentication.k8s.io/v1",
            "kind": "TokenReview",
            "status": status,
        }

    def _reviewed(self, name: str, token: str) -> Object:
        refusal: Object = {"authenticated": False}
        if not token.startswith(TOKEN) or name not in self.clusters:
            return refusal
        coded = token.removeprefix(TOKEN)
        url = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode()
        arn = sts.caller(self.moto, url, name)
        entries = self.clusters[name].entries
        known = next((one for one in entries if sts.same(one, arn)), None)
        if known is None:
            return {**refusal, "error": f"no access entry for {arn}"}
        policies = self.clusters[name].policies.get(known, {})
        return {
            "authenticated": True,
            "user": {
                "username": arn,
                "groups": [f"eks:{one.rpartition('/')[2]}" for one in policies],
            },
        }


def _body(environ: Object) -> Object:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    content = environ["wsgi.input"].read(length) if length else b""
    return dict(json.loads(content)) if content.strip() else {}


def _access(cluster: Cluster, method: str, steps: list[str], body: Object) -> Answer:
    """`steps`: cluster, `access-entries`, principal, `access-policies`, policy."""
    if len(steps) == 2:
        return _new_entry(cluster, steps[0], body)
    principal = steps[2]
    if principal not in cluster.entries:
        return missing(f"access entry {principal}")
    if len(steps) > 3:
        return _policies(cluster, method, principal, steps[4:], body)
    if method == "DELETE":
        del cluster.entries[principal]
        cluster.policies.pop(principal, None)
        return 200, {}
    return 200, {"accessEntry": cluster.entries[principal]}


def _new_entry(cluster: Cluster, name: str, body: Object) -> Answer:
    principal = body["principalArn"]
    if not re.match(r"arn:aws:iam::\d{12}:(user|role)/", principal):
        return error(400, "InvalidParameterException", f"not a principal: {principal}")
    if principal in cluster.entries:
        return error(409, "ResourceInUseException", f"{principal} has an access entry already")
    cluster.entries[principal] = {
        "clusterName": name,
        "principalArn": principal,
        "kubernetesGroups": body.get("kubernetesGroups", []),
        "accessEntryArn": _arn("access-entry", f"{name}/{uuid.uuid4()}"),
        "createdAt": 1.0,
        "modifiedAt": 1.0,
        "tags": body.get("tags", {}),
        "username": body.get("username", principal),
        "type": body.get("type", "STANDARD"),
    }
    return 200, {"accessEntry": cluster.entries[principal]}


def _policies(
    cluster: Cluster, method: str, principal: str, rest: list[str], body: Object
) -> Answer:
    held = cluster.policies.setdefault(principal, {})
    known = {"clusterName": "", "principalArn": principal}
    if method == "POST":
        policy = body["policyArn"]
        held[policy] = {
            "policyArn": policy,
            "accessScope": body["accessScope"],
            "associatedAt": 1.0,
            "modifiedAt": 1.0,
        }
        return 200, {**known, "associatedAccessPolicy": held[policy]}
    if method == "DELETE":
        held.pop(rest[0], None)
        return 200, {}
    return 200, {**known, "associatedAccessPolicies": list(held.values())}


def _addons(cluster: Cluster, method: str, steps: list[str], body: Object) -> Answer:
    if len(steps) == 2:
        return _new_addon(cluster, steps[0], body)
    name = steps[2]
    if name not in cluster.addons:
        return missing(f"add-on {name}")
    if method == "DELETE":
        return 200, {"addon": {**cluster.addons.pop(name), "status": "DELETING"}}
    return 200, {"addon": cluster.addons[name]}


def _new_addon(cluster: Cluster, name: str, body: Object) -> Answer:
    associations = [
        _identity(cluster, name, {**one, "namespace": "kube-system"})["associationArn"]
        for one in body.get("podIdentityAssociations", [])
    ]
    addon = body["addonName"]
    cluster.addons[addon] = {
        "addonName": addon,
        "clusterName": name,
        "status": "ACTIVE",
        "addonVersion": "v1.0.0-eksbuild.1",
        "addonArn": _arn("addon", f"{name}/{addon}/{uuid.uuid4()}"),
        "createdAt": 1.0,
        "modifiedAt": 1.0,
        "health": {"issues": []},
        "tags": body.get("tags", {}),
        "podIdentityAssociations": associations,
    }
    return 200, {"addon": cluster.addons[addon]}


def _identities(cluster: Cluster, method: str, steps: list[str], body: Object) -> Answer:
    if len(steps) == 2:
        if method == "POST":
            return 200, {"association": _identity(cluster, steps[0], body)}
        return 200, {"associations": list(cluster.identities.values())}
    if steps[2] not in cluster.identities:
        return missing(f"association {steps[2]}")
    if method == "DELETE":
        return 200, {"association": cluster.identities.pop(steps[2])}
    return 200, {"association": cluster.identities[steps[2]]}


def _identity(cluster: Cluster, name: str, body: Object) -> Object:
    id = f"a-{uuid.uuid4().hex[:16]}"
    cluster.identities[id] = {
        "clusterName": name,
        "namespace": body["namespace"],
        "serviceAccount": body["serviceAccount"],
        "roleArn": body["roleArn"],
        "associationArn": _arn("podidentityassociation", f"{name}/{id}"),
        "associationId": id,
        "tags": body.get("tags", {}),
        "createdAt": 1.0,
        "modifiedAt": 1.0,
    }
    return cluster.identities[id]


def _arn(kind: str, rest: str) -> str:
    return f"arn:aws:eks:eu-central-1:{sts.ACCOUNT}:{kind}/{rest}"


PLACES = {
    "access-entries": _access,
    "addons": _addons,
    "pod-identity-associations": _identities,
}
