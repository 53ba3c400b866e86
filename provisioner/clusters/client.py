"""One cluster's API: get, list, apply, patch, delete, watch; objects are plain dicts.

A bare ApiClient carries authentication and TLS; discovery is ours, in memory, because the
kubernetes package keeps its own in the temporary folder. Only 404 is absence (None); every other
failure is a base.errors exception that names cluster, verb and object. What may pass is asked
again, within `patience`, once the API has answered at all. Server-side apply is forced, as field
manager `kustomize-controller` (design decision 3).
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, TimedOut
from provisioner.clusters import clocks, faults, retrying
from provisioner.clusters.access.base import Access
from provisioner.clusters.kinds import CORE, Kind

Object = dict[str, Any]
MANAGER = "kustomize-controller"
REVIEW = "authorization.k8s.io/v1"
FIRST_TRIES = 2  # connections to an API that has never answered: it may not exist at all
PLAIN = "application/json"
METADATA = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
PREPARING = 0.02  # seconds between two looks at a kind that is about to be served
_configuring = (
    threading.Lock()
)  # the kubernetes package keeps its temporary CA files in a global dict


class Client:
    """Safe to use from several threads. `name` is the cluster's, for messages. `patience`: seconds
    that one request may be asked again; `stopping` ends that early; `told` hears what is waited
    for."""

    def __init__(
        self,
        name: str,
        access: Access,
        *,
        patience: float = 60.0,
        stopping: threading.Event | None = None,
        told: Callable[[str], None] = lambda _text: None,
    ) -> None:
        self.name = name
        self._patience, self._stopping, self._told = patience, stopping or threading.Event(), told
        self._met = False
        with _configuring, faults.configuring(name, access):
            self._api, key = _api_client(access)
        if key is not None:
            weakref.finalize(self, os.close, key)
        self._kinds: dict[tuple[str, str], Kind] = {
            (kind.api_version, kind.kind): kind for kind in CORE
        }

    def get(self, api_version: str, kind: str, name: str, namespace: str = "") -> Object | None:
        found = self._kind(api_version, kind, missing_ok=True)
        return found and self._call("GET", found.path(namespace, name))

    def list(
        self,
        api_version: str,
        kind: str,
        namespace: str = "",
        *,
        labels: str = "",
        names: bool = False,
    ) -> list[Object]:
        """All objects of a kind; empty where the kind is not served. With `names`, their metadata
        only."""
        found = self._kind(api_version, kind, missing_ok=True)
        query = {"labelSelector": labels} if labels else {}
        answer = found and self._call(
            "GET", found.path(namespace), query, accept=METADATA if names else PLAIN
        )
        return [
            {**item, "apiVersion": api_version, "kind": kind}
            for item in (answer or {}).get("items") or []
        ]

    def apply(self, obj: Object) -> Object:
        """Server-side apply; the object as it is afterwards."""
        body = {key: value for key, value in obj.items() if key != "status"}
        query = {"fieldManager": MANAGER, "force": "true"}
        return self._must(
            self._call("PATCH", self._path(obj), query, body, "application/apply-patch+yaml"), obj
        )

    def patch(
        self,
        obj: Object,
        changes: Mapping[str, Any],
        *,
        manager: str = "provisioner",
        subresource: str = "",
    ) -> Object | None:
        """JSON merge patch; None when the object is gone. No changes at all still have it written
        as it is stored now. With a resourceVersion in them: Conflict when somebody else was
        faster."""
        path = self._path(obj) + (f"/{subresource}" if subresource else "")
        return self._call(
            "PATCH", path, {"fieldManager": manager}, dict(changes), "application/merge-patch+json"
        )

    def create(self, obj: Object) -> Object:
        kind = self._kind_of(obj)
        created = self._call("POST", kind.path(obj["metadata"].get("namespace", "")), {}, obj)
        return self._must(created, obj)

    def replace(self, obj: Object) -> Object | None:
        """PUT with the object's resourceVersion: ProvisionerError (409) when somebody else was
        faster."""
        return self._call("PUT", self._path(obj), {}, obj)

    def delete(
        self, obj: Object, *, propagation: str = "Background", tries: int | None = None
    ) -> bool:
        """True when there was something to delete."""
        body = {"apiVersion": "v1", "kind": "DeleteOptions", "propagationPolicy": propagation}
        kind = self._kind(obj["apiVersion"], obj["kind"], missing_ok=True)
        meta = obj["metadata"]
        return bool(
            kind
            and self._call(
                "DELETE", kind.path(meta.get("namespace", ""), meta["name"]), {}, body, tries=tries
            )
        )

    def watch(
        self, api_version: str, kind: str, namespace: str, name: str, seconds: float
    ) -> Iterator[Object | None]:
        """The object as it is, then as it changes (None: deleted), until `seconds` are over or the
        server ends it."""
        found = self._kind(api_version, kind, missing_ok=True)
        if not found:
            yield None
            return
        query = {"fieldSelector": f"metadata.name={name}"}
        listed = self._call("GET", found.path(namespace), query) or {}
        yield next(iter(listed.get("items", [])), None)
        query |= {"watch": "1", "resourceVersion": listed["metadata"]["resourceVersion"]}
        query["timeoutSeconds"] = str(max(1, int(seconds)))
        with faults.translated(self.name, "watch", f"{kind} {namespace}/{name}"):
            response = self._send("GET", found.path(namespace), query, None, "", seconds + 5)
            yield from _events(response)

    def version(self) -> str:
        """The API server's gitVersion. This is also how we find out whether it answers."""
        answer = self._call("GET", "/version") or {}
        return str(answer.get("gitVersion", ""))

    def allowed(self, *, group: str, resource: str, verb: str, namespace: str = "") -> bool:
        """Whether our credential may do this, as the API server itself judges. `resource` may be
        `name/subresource`."""
        name, _, inner = resource.partition("/")
        wanted = {
            "group": group,
            "resource": name,
            "subresource": inner,
            "verb": verb,
            "namespace": namespace,
        }
        review = {
            "apiVersion": REVIEW,
            "kind": "SelfSubjectAccessReview",
            "spec": {"resourceAttributes": wanted},
        }
        answer = self._call("POST", f"/apis/{REVIEW}/selfsubjectaccessreviews", {}, review) or {}
        return bool(answer.get("status", {}).get("allowed"))

    def serve(self, crd: Object, deadline: Deadline) -> None:
        """Wait until the kinds of a new CRD can be watched. The API server prepares their storage
        at the first request and puts watches off until it is done; a controller that is put off
        sleeps for a whole second."""
        spec = crd["spec"]
        for version in spec["versions"]:
            kind = Kind(
                f"{spec['group']}/{version['name']}",
                spec["names"]["kind"],
                spec["names"]["plural"],
                spec["scope"] == "Namespaced",
            )
            while version["served"] and not self._prepared(kind):
                if deadline.over():
                    raise TimedOut(
                        f"cluster {self.name}",
                        f"does not serve {kind.kind} of {kind.api_version} in time",
                    )
                time.sleep(PREPARING)
            self._kinds[kind.api_version, kind.kind] = (
                kind  # discovery is late with a CRD that is made again
            )

    def everything(self, namespace: str) -> Iterator[Object]:
        """Metadata of all objects in a namespace, of every kind that is served. Slow: for when
        something is stuck."""
        groups = (self._call("GET", "/apis") or {}).get("groups", [])
        for version in ("v1", *(group["preferredVersion"]["groupVersion"] for group in groups)):
            root = f"/apis/{version}" if "/" in version else f"/api/{version}"
            try:
                served = (self._call("GET", root, tries=1) or {}).get("resources", [])
                for one in served:
                    if one["namespaced"] and {"list", "delete"} <= set(one.get("verbs", [])):
                        yield from self.list(version, one["kind"], namespace, names=True)
            except faults.Passing:
                continue  # an API that something else serves and that is down

    def _prepared(self, kind: Kind) -> bool:
        """Only what names a resourceVersion is answered from the prepared storage; the selector
        keeps it short."""
        query = {
            "resourceVersion": "1",
            "resourceVersionMatch": "NotOlderThan",
            "fieldSelector": "metadata.name=none",
        }
        try:
            return self._call("GET", kind.path(), query, tries=1) is not None
        except faults.Passing:
            return False

    def _path(self, obj: Object) -> str:
        return self._kind_of(obj).path(
            obj["metadata"].get("namespace", ""), obj["metadata"]["name"]
        )

    def _kind_of(self, obj: Object) -> Kind:
        kind = self._kind(obj["apiVersion"], obj["kind"])
        if kind is None:
            raise ProvisionerError(self.name, f"serves no {obj['kind']} in {obj['apiVersion']}")
        return kind

    def _kind(self, api_version: str, kind: str, *, missing_ok: bool = False) -> Kind | None:
        if (api_version, kind) not in self._kinds:
            root = f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"
            for found in (self._call("GET", root) or {}).get("resources", []):
                if "/" not in found["name"]:
                    self._kinds[api_version, found["kind"]] = Kind(
                        api_version, found["kind"], found["name"], found["namespaced"]
                    )
        found = self._kinds.get((api_version, kind))
        if not found and not missing_ok:
            raise ProvisionerError(
                f"cluster {self.name}", f"serves no {kind} in {api_version}", "Is its CRD there?"
            )
        return found

    def _must(self, answer: Object | None, obj: Object) -> Object:
        if answer is None:
            raise ProvisionerError(
                f"cluster {self.name}",
                f"{obj['kind']} {obj['metadata']['name']}: its namespace or kind is not there",
            )
        return answer

    def _call(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        body: Object | None = None,
        content: str = "application/json",
        tries: int | None = None,
        accept: str = PLAIN,
    ) -> Object | None:
        deadline = Deadline.after(self._patience)
        for attempt in itertools.count(1):
            try:
                with faults.translated(self.name, method, path):
                    answer = self._send(method, path, query or {}, body, content, 30, accept)
                    self._met = True
                    return dict(json.loads(answer.data))
            except faults.Absent:
                self._met = True
                return None
            except faults.Unauthorized as error:
                raise self._dated(error) from error
            except faults.Passing as error:
                self._met |= error.answered
                most = tries or (None if self._met else FIRST_TRIES)
                harmless = method != "POST" or REVIEW in path
                pause = retrying.pause(
                    error, attempt, deadline.left(), most=most, harmless=harmless
                )
                if pause is None:
                    raise
                self._told(error.cause)
                if self._stopping.wait(pause):
                    raise
        return None

    def _dated(self, error: faults.Unauthorized) -> ProvisionerError:
        """With what the credential itself tells of its times."""
        settings = self._api.configuration
        dated = clocks.of_token(
            str(settings.auth_settings().get("BearerToken", {}).get("value", ""))
        )
        dated = dated or (clocks.of_certificate(settings.cert_file) if settings.cert_file else "")
        return (
            faults.Unauthorized(error.subject, f"{error.cause}: {dated}", error.hint)
            if dated
            else error
        )

    def _send(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        body: Object | None,
        content: str,
        seconds: float,
        accept: str = PLAIN,
    ) -> Any:
        headers = {"Accept": accept} | ({"Content-Type": content} if body is not None else {})
        return self._api.call_api(
            quote(path, safe="/:"),
            method,
            query_params=list(query.items()),
            header_params=headers,
            body=body,
            auth_settings=["BearerToken"],
            _preload_content=False,
            _return_http_data_only=True,
            _request_timeout=(5, seconds),
        )


def _events(response: Any) -> Iterator[Object | None]:
    pending = b""
    try:
        for chunk in response.stream(amt=None, decode_content=False):
            *lines, pending = (pending + chunk).split(b"\n")
            for line in filter(None, lines):
                event = json.loads(line)
                if event["type"] == "ERROR":  # 410: too old; the caller lists again
                    return
                yield None if event["type"] == "DELETED" else event["object"]
    finally:
        response.close()


def _api_client(access: Access) -> tuple[Any, int | None]:
    """The client, and the handle that must stay open as long as it is used."""
    from provisioner.clusters import package

    kube_config = package.config.kube_config
    settings = package.client.Configuration()
    settings.retries = False
    settings.connection_pool_maxsize = 8
    found = kube_config.KubeConfigMerger(
        access.kubeconfig or kube_config.KUBE_CONFIG_DEFAULT_LOCATION
    ).config
    if found is None:
        raise package.config.ConfigException("No configuration found")
    loader = kube_config.KubeConfigLoader(found, active_context=access.context)
    key = _key_in_memory(found, loader.current_context)
    loader.load_and_set(settings)
    settings.proxy_headers = _for_proxy(settings.proxy)
    return package.client.ApiClient(configuration=settings), key


def _for_proxy(url: str | None) -> dict[str, str] | None:
    """The account in a proxy's URL, which the kubernetes package leaves out."""
    from urllib3.util import make_headers, parse_url

    account = parse_url(url).auth if url else None
    return dict(make_headers(proxy_basic_auth=unquote(account))) if account else None


def _key_in_memory(config: Any, context: Any) -> int | None:
    """A kubeconfig's private key as a file that is in no folder: the kubernetes package would write
    one into the temporary folder, where it stays when we are killed."""
    for user in config["users"].value if "users" in config else []:
        node = user["user"]
        fields = getattr(node, "value", node)
        if user["name"] == context["context"].get("user") and fields.get("client-key-data"):
            handle = os.memfd_create("client-key")
            os.write(handle, base64.b64decode(fields.pop("client-key-data")))
            fields["client-key"] = f"/proc/self/fd/{handle}"
            return handle
    return None
