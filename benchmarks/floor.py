"""The floor: the shortest script that does the job. It uses no code of provisioner.

Its input is rendered files, one key for everything, and reachable clusters. It pushes one commit,
applies everything, the sync objects too, while the controllers start, and waits until these run and
every cluster has applied that commit. It reads and checks nothing beforehand, and a failure ends it
with a traceback.

    python floor.py PLAN.json
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import urllib3
import yaml

Object = dict[str, Any]
NAMESPACE = "flux-system"
AT_ONCE = 8
POLL = 0.05
PLURALS = {"NetworkPolicy": "networkpolicies"}


class Api:
    def __init__(self, kubeconfig: str) -> None:
        config = json.loads(Path(kubeconfig).read_text())  # JSON is YAML, and the sandbox writes it
        cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
        authority = base64.b64decode(cluster["certificate-authority-data"]).decode()
        self._server = cluster["server"]
        self._headers = {"Authorization": f"Bearer {user['token']}"}
        self._pool = urllib3.PoolManager(ca_cert_data=authority, maxsize=AT_ONCE, retries=False)

    def get(self, path: str) -> Object:
        """The object, or an empty dict if it does not exist."""
        answer = self._pool.request("GET", self._server + path, headers=self._headers)
        return dict(json.loads(answer.data)) if answer.status == 200 else {}

    def apply(self, item: Object) -> None:
        query = urlencode({"fieldManager": "kustomize-controller", "force": "true"})
        headers = self._headers | {"Content-Type": "application/apply-patch+yaml"}
        url = f"{self._server}{path_of(item)}?{query}"
        answer = self._pool.request("PATCH", url, headers=headers, body=json.dumps(item).encode())
        if answer.status >= 300:
            raise RuntimeError(f"{path_of(item)}: {answer.data.decode()}")

    def request(self, item: Object) -> None:
        """Ask Flux for the status at once: source-controller would rest for most of a second after
        it has put its finalizer on."""
        note = {"reconcile.fluxcd.io/requestedAt": str(time.time())}
        meta = {"annotations": note, "finalizers": ["finalizers.fluxcd.io"]}
        headers = self._headers | {"Content-Type": "application/merge-patch+json"}
        body = json.dumps({"metadata": meta}).encode()
        self._pool.request("PATCH", self._server + path_of(item), headers=headers, body=body)


def path_of(item: Object) -> str:
    version, kind, meta = item["apiVersion"], item["kind"], item["metadata"]
    root = f"/apis/{version}" if "/" in version else f"/api/{version}"
    where = f"/namespaces/{meta['namespace']}" if "namespace" in meta else ""
    plural = PLURALS.get(kind, kind.lower() + ("ies" if kind.endswith("y") else "s")).replace(
        "yies", "ies"
    )
    return f"{root}{where}/{plural.replace('repositorys', 'repositories')}/{meta['name']}"


def wait(condition: Callable[[], Any]) -> Any:
    while not (found := condition()):
        time.sleep(POLL)
    return found


def push(plan: Object) -> str:
    """Clone, copy the files, commit and push. Returns the commit."""
    with tempfile.TemporaryDirectory() as folder:
        hosts = Path(folder, "known_hosts")
        hosts.write_text("\n".join(plan["known_hosts"]) + "\n")
        ssh = f"ssh -F none -i {plan['key']} -o UserKnownHostsFile={hosts} -o BatchMode=yes"
        env = os.environ | {"GIT_SSH_COMMAND": ssh}
        clone = Path(folder, "clone")

        def git(*argv: str, check: bool = True) -> str:
            identity = ("-c", "user.name=Flux", "-c", "user.email=flux@example.invalid")
            done = subprocess.run(
                ["git", *identity, *argv],
                env=env,
                check=check,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            return done.stdout.decode().strip()

        git("clone", "--quiet", "--depth=1", plan["url"], str(clone))
        for name, cluster in plan["clusters"].items():
            into = clone / "clusters" / name / NAMESPACE
            into.mkdir(parents=True, exist_ok=True)
            for file in Path(cluster["files"]).iterdir():
                (into / file.name).write_bytes(file.read_bytes())
        git("-C", str(clone), "add", ".")
        git("-C", str(clone), "commit", "--quiet", "-m", "Add Flux", check=False)
        git("-C", str(clone), "push", "--quiet", "origin", "HEAD:main")
        return git("-C", str(clone), "rev-parse", "HEAD")


def install(
    api: Api, components: Iterable[Object], secret: Object, sync: list[Object], pushed: Future[str]
) -> None:
    components = list(components)
    crds = [item for item in components if item["kind"] == "CustomResourceDefinition"]
    rest = [
        item for item in components if item["kind"] not in ("CustomResourceDefinition", "Namespace")
    ]
    api.apply(next(item for item in components if item["kind"] == "Namespace"))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(api.apply, crds))
        list(pool.map(lambda item: wait(lambda: served(api, item)), crds))
        list(pool.map(api.apply, [*rest, secret]))
    say("applied")
    commit = pushed.result()
    for item in sync:
        api.apply(item)
    api.request(sync[0])
    wait(lambda: available(api))
    say("available")
    wait(lambda: applied(api, sync[-1]).endswith(commit))
    say("synced")


def served(api: Api, crd: Object) -> bool:
    """True if the kind can be listed. The list also makes the API server prepare the storage of a
    new kind, so that the first sync is a second faster."""
    spec = crd["spec"]
    path = f"/apis/{spec['group']}/{spec['versions'][0]['name']}/{spec['names']['plural']}?limit=1"
    return str(api.get(path).get("kind", "")).endswith("List")


def available(api: Api) -> bool:
    found = api.get(f"/apis/apps/v1/namespaces/{NAMESPACE}/deployments")["items"]
    return all(item.get("status", {}).get("availableReplicas") for item in found)


def applied(api: Api, root: Object) -> str:
    return str(api.get(path_of(root)).get("status", {}).get("lastAppliedRevision", ""))


def documents(folder: str, name: str) -> list[Object]:
    return list(yaml.load_all(Path(folder, name).read_text(), yaml.CSafeLoader))


def secret_of(plan: Object) -> Object:
    values = {
        "identity": Path(plan["key"]).read_text(),
        "identity.pub": plan["public"],
        "known_hosts": "\n".join(plan["known_hosts"]),
    }
    meta = {"name": NAMESPACE, "namespace": NAMESPACE}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": meta, "stringData": values}


_saying = threading.Lock()


def say(text: str) -> None:
    with _saying:
        print(text, flush=True)


def main() -> None:
    plan = json.loads(Path(sys.argv[1]).read_text())
    clusters = list(plan["clusters"].values())
    with ThreadPoolExecutor(len(clusters) + 1) as pool:
        pushed = pool.submit(push, plan)
        pushed.add_done_callback(lambda _: say("pushed"))
        components = documents(clusters[0]["files"], "gotk-components.yaml")
        say("read")
        runs = [
            pool.submit(
                install,
                Api(one["kubeconfig"]),
                components,
                secret_of(plan),
                documents(one["files"], "gotk-sync.yaml"),
                pushed,
            )
            for one in clusters
        ]
        for run in runs:
            run.result()


if __name__ == "__main__":
    main()
