"""One app with everything in it, for `test_engines.py`: `python whole.py OUTDIR` synthesises it
with the engine that PROVISIONER_CDK names."""

from __future__ import annotations

import sys

from provisioner_cdk import (
    AksCluster,
    App,
    CodeCommitRepository,
    Construct,
    DeployKey,
    EksCluster,
    ExistingCluster,
    FleetStack,
    GiteaRepository,
    GithubProtection,
    GithubRepository,
    GitlabRepository,
    GitOps,
    GkeCluster,
    SandboxCluster,
    SandboxRepository,
    SshRepository,
    cdk,
)

HOSTILE = "${path.root} %{ if true }x%{ endif } $${a} %%{b} $ { % \"quoted\" 'single'"
KNOWN = ["h ssh-ed25519 AAAA"]


def build(app: App) -> None:
    mixed = FleetStack(app, "Mixed_Fleet", fleet="mixed")
    made = cdk.resource(mixed, "made", "terraform_data", input="x")
    sandbox = SandboxCluster(Construct(mixed, "Europe"), "one")
    existing = ExistingCluster(
        mixed, "hostile", context=HOSTILE, kubeconfig=made.get_string_attribute("output")
    )
    ExistingCluster(mixed, "idle", context=f"$${{{made.get_string_attribute('id')}")
    fleet = SandboxRepository(mixed, "fleet", branch="release/1.x", directory="/srv/${x}")
    ssh = SshRepository(
        mixed, "apps", url="ssh://git@example.com/a.git", known_hosts=[HOSTILE], push_key_env="KEY"
    )
    for cluster, repository in ((sandbox, fleet), (existing, ssh)):
        key = DeployKey(
            mixed, f"{cluster.name}-key", cluster=cluster, repository=repository, write=True
        )
        GitOps(
            mixed,
            f"{cluster.name}-gitops",
            cluster=cluster,
            repository=repository,
            deploy_key=key,
            toleration_keys=["a", "example.com/b"],
        )
    GithubRepository(
        mixed,
        "github",
        owner="a",
        name="x",
        description=HOSTILE,
        teams={"t": "pull"},
        protect=GithubProtection(),
    )
    adopted = GithubRepository(
        mixed, "adopted", owner="b", name="y", adopt=True, collaborators={"c": "push"}
    )
    DeployKey(
        mixed, "kept", cluster=existing, repository=adopted, custody="terraform", algorithm="ecdsa"
    )
    CodeCommitRepository(mixed, "codecommit", name="x", region="eu-central-1", readers=["r"])
    GitlabRepository(
        mixed, "gitlab", project="a/b/c", known_hosts=KNOWN, groups={"d/e": "reporter"}
    )
    GiteaRepository(
        mixed, "gitea", url="https://h", owner="a", name="x", known_hosts=KNOWN, teams={"t": "read"}
    )
    EksCluster(mixed, "eks", region="eu-central-1", public_access_cidrs=[], tags={"a": HOSTILE})
    GkeCluster(
        mixed,
        "gke",
        project="example-1",
        location="europe-west1",
        public_access_cidrs=["10.0.0.0/8"],
    )
    AksCluster(mixed, "aks", location="westeurope", resource_group="r", public_access_cidrs=[])
    remote = FleetStack(app, "remote", sandbox=True)
    cdk.S3Backend(remote, bucket="states", key="remote.tfstate", region="eu-central-1")
    FleetStack(app, "empty")


def main(outdir: str) -> None:
    app = App(outdir=outdir)
    build(app)
    app.synth()


if __name__ == "__main__":
    main(sys.argv[1])
