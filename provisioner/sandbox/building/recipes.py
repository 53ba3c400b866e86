"""How each part is built: its Go package, the version stamped into it, its cost. Data only."""

from __future__ import annotations

import msgspec

KUBERNETES = "k8s.io/kubernetes"
FLUX = "github.com/fluxcd/flux2/v2"
CONTROLLERS = ("source", "kustomize", "helm", "notification", "image-reflector", "image-automation")
GITEA = "code.gitea.io/gitea"
SOPS = "github.com/getsops/sops/v3"  # encrypts files in tests
REGISTRY = "github.com/distribution/distribution/v3"  # has the images that tests push
PROMETHEUS = "github.com/prometheus/prometheus"  # scrapes controllers and checks rules in tests
LINTER = "github.com/rhysd/actionlint"  # checks pipelines in tests
FLAGGER = "github.com/fluxcd/flagger"
OPERATOR = "github.com/controlplaneio-fluxcd/flux-operator"  # keeps Flux, in tests
TOFU = "github.com/opentofu/opentofu"
CLUSTER_API = "sigs.k8s.io/cluster-api"  # makes clusters in tests
IMAGES = "images"  # the graph of Flux's image automation
# An older minor version of Flux, without notification-controller, which Go's proxy does not serve.
OLDER = "older"


# For every call of Go. GOFLAGS must not be empty: then the user's `go env -w` would apply.
ENVIRONMENT = {
    "GOFLAGS": "-mod=readonly",
    "GOWORK": "off",
    "GOTOOLCHAIN": "local",
    "GO111MODULE": "on",
    "CGO_ENABLED": "0",
    # The new encoding/json of Go 1.27 ignores the marshallers of Kubernetes' OpenAPI, and `kubectl
    # apply` fails.
    "GOEXPERIMENT": "nojsonv2",
}
ARGUMENTS = ("-mod=readonly", "-trimpath")
LINKER = "-s -w"


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """`stamps`: variable to value, with `{version}`, `{major}` and `{minor}` of `module`. `seconds`
    and `megabytes` (of Go's build cache) are for a cold build on 2 cores, after the parts before
    it. `graph`: the folder of its go.mod inside sources/; empty for that of most parts. `json`: it
    needs the encoding/json that its version of Go has by default."""

    package: str
    seconds: int
    megabytes: int
    module: str = ""
    stamps: tuple[tuple[str, str], ...] = ()
    tags: str = ""
    cgo: bool = False
    graph: str = ""
    json: bool = False

    def method(self) -> tuple[object, ...]:
        """Everything besides the sources that the result depends on."""
        whole = ENVIRONMENT, ARGUMENTS, LINKER, self.package, self.stamps, self.tags, self.cgo
        return (*whole, "json") if self.json else whole

    def environment(self) -> dict[str, str]:
        """What differs from ENVIRONMENT."""
        own = {"CGO_ENABLED": str(int(self.cgo))}
        return own | ({"GOEXPERIMENT": ""} if self.json else {})


_VERSION = "k8s.io/component-base/version.git"
_KUBERNETES = (
    (f"{_VERSION}Version", "v{version}"),
    (f"{_VERSION}Major", "{major}"),
    (f"{_VERSION}Minor", "{minor}"),
)

_CLUSTER_API = (
    (f"{CLUSTER_API}/version.gitVersion", "v{version}"),
    (f"{CLUSTER_API}/version.gitMajor", "{major}"),
    (f"{CLUSTER_API}/version.gitMinor", "{minor}"),
)


def _kubernetes(command: str, seconds: int, megabytes: int) -> Recipe:
    return Recipe(
        package=f"{KUBERNETES}/cmd/{command}",
        module=KUBERNETES,
        stamps=_KUBERNETES,
        seconds=seconds,
        megabytes=megabytes,
    )


def _controller(name: str, seconds: int, megabytes: int, graph: str = "") -> Recipe:
    module = f"github.com/fluxcd/{name}-controller"
    return Recipe(package=module, module=module, seconds=seconds, megabytes=megabytes, graph=graph)


def _prometheus(command: str, seconds: int, megabytes: int) -> Recipe:
    """Without the service discovery of clouds, whose SDKs are most of what it is built from."""
    return Recipe(
        package=f"{PROMETHEUS}/cmd/{command}",
        module=PROMETHEUS,
        stamps=(("github.com/prometheus/common/version.Version", "{version}"),),
        tags="remove_all_sd enable_kubernetes_sd",
        seconds=seconds,
        megabytes=megabytes,
        graph="prometheus",
        json=True,
    )


def _cluster_api(command: str, seconds: int, megabytes: int) -> Recipe:
    return Recipe(
        package=f"{CLUSTER_API}/{command}",
        module=CLUSTER_API,
        stamps=_CLUSTER_API,
        seconds=seconds,
        megabytes=megabytes,
        graph="cluster-api",
    )


def _flagger(command: str, seconds: int) -> Recipe:
    return Recipe(
        package=f"{FLAGGER}/cmd/{command}",
        module=FLAGGER,
        seconds=seconds,
        megabytes=400,
        graph="flagger",
    )


RECIPES = {
    "etcd": Recipe(package="./etcd", seconds=46, megabytes=400),
    "kustomize": Recipe(package="./kustomize", seconds=6, megabytes=100),
    "kube-apiserver": _kubernetes("kube-apiserver", 191, 1500),
    "kube-controller-manager": _kubernetes("kube-controller-manager", 63, 600),
    "source-controller": _controller("source", 122, 1200),
    "kustomize-controller": _controller("kustomize", 32, 400),
    "helm-controller": _controller("helm", 11, 300),
    "notification-controller": _controller("notification", 33, 400),
    "flux": Recipe(
        package=f"{FLUX}/cmd/flux",
        module=FLUX,
        stamps=(("main.VERSION", "{version}"),),
        seconds=35,
        megabytes=300,
    ),
    "gitea": Recipe(
        package=GITEA,
        module=GITEA,
        stamps=(("main.Version", "{version}"),),
        tags="sqlite sqlite_unlock_notify",
        cgo=True,
        seconds=155,
        megabytes=1500,
        graph="gitea",
    ),
    "actionlint": Recipe(
        package=f"{LINTER}/cmd/actionlint",
        module=LINTER,
        seconds=10,
        megabytes=50,
        graph="actionlint",
    ),
    "sops": Recipe(
        package=f"{SOPS}/cmd/sops", module=SOPS, seconds=51, megabytes=700, graph="sops"
    ),
    "flagger": _flagger("flagger", 61),
    "flagger-loadtester": _flagger("loadtester", 3),
    "flux-operator": Recipe(
        package=f"{OPERATOR}/cmd/operator",
        module=OPERATOR,
        seconds=84,
        megabytes=900,
        graph="flux-operator",
    ),
    "prometheus": _prometheus("prometheus", 180, 1000),
    "promtool": _prometheus("promtool", 10, 100),
    "tofu": Recipe(
        package=f"{TOFU}/cmd/tofu",
        module=TOFU,
        stamps=((f"{TOFU}/version.dev", "no"),),
        # Its release of golang.org/x/net does not compile with Go 1.27 otherwise.
        tags="http2legacy",
        seconds=240,
        megabytes=1800,
        graph="tofu",
    ),
    "registry": Recipe(
        package=f"{REGISTRY}/cmd/registry",
        module=REGISTRY,
        seconds=62,
        megabytes=500,
        graph="registry",
    ),
    "image-reflector-controller": _controller("image-reflector", 92, 900, IMAGES),
    "image-automation-controller": _controller("image-automation", 62, 500, IMAGES),
    "capi-core": _cluster_api("core", 62, 700),
    "clusterctl": _cluster_api("cmd/clusterctl", 40, 300),
    "older-source-controller": _controller("source", 160, 1200, OLDER),
    "older-kustomize-controller": _controller("kustomize", 35, 400, OLDER),
    "older-helm-controller": _controller("helm", 30, 400, OLDER),
}

# Downloaded once for all parts of a graph.
MODULES_MEGABYTES = {
    "": 3500,
    "gitea": 1500,
    "actionlint": 20,
    "sops": 500,
    "flagger": 600,
    "flux-operator": 900,
    "prometheus": 600,
    "tofu": 1500,
    "cluster-api": 600,
    IMAGES: 1000,
    "registry": 400,
    OLDER: 1200,
}
LARGEST = {
    "": KUBERNETES,
    "gitea": GITEA,
    "actionlint": LINTER,
    "sops": SOPS,
    "flagger": FLAGGER,
    "flux-operator": OPERATOR,
    "prometheus": PROMETHEUS,
    "tofu": TOFU,
    "cluster-api": CLUSTER_API,
    IMAGES: "github.com/fluxcd/image-automation-controller",
    "registry": REGISTRY,
    OLDER: "github.com/fluxcd/source-controller",
}
