"""`provisioner rights`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

import click

from provisioner.base.errors import BadInput
from provisioner.cli import options, selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provisioner.base.events import Event
    from provisioner.clusters.roles import Grantee
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.rights import Aim

COMMANDS = ("up", "plan", "pair", "upgrade", "status", "rotate", "unpair", "down")
WATCH = "watch"  # on another cluster than the rest
KINDS: dict[str, Literal["User", "Group", "ServiceAccount"]] = {
    "user": "User",
    "group": "Group",
    "serviceaccount": "ServiceAccount",
}


def _grantees(_context: object, _parameter: object, given: tuple[str, ...]) -> list[Grantee]:
    return [_grantee(text) for text in given]


def _grantee(text: str) -> Grantee:
    from provisioner.clusters.roles import Grantee

    kind, _, name = text.partition(":")
    namespace = ""
    if kind == "serviceaccount":
        namespace, _, name = name.partition(":")
    if kind not in KINDS or not name or (kind == "serviceaccount" and not namespace):
        raise click.BadParameter(
            f"{text!r} is not user:NAME, group:NAME or serviceaccount:NAMESPACE:NAME."
        )
    return Grantee(kind=KINDS[kind], name=name, namespace=namespace)


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@click.option(
    "--for",
    "commands",
    multiple=True,
    type=click.Choice((*COMMANDS, WATCH)),
    help="A command to grant the rights for. Repeatable. Default: all commands but watch, whose "
    "rights are for the management cluster.",
)
@click.option("--drain", "draining", is_flag=True, help="Add the rights that `--drain` needs.")
@click.option(
    "--to",
    "grantees",
    multiple=True,
    callback=_grantees,
    metavar="WHO",
    help="Bind the roles to user:NAME, group:NAME or serviceaccount:NAMESPACE:NAME. Repeatable.",
)
@options.source
def rights(
    *,
    words: tuple[str, ...],
    commands: tuple[str, ...],
    draining: bool,
    grantees: Sequence[Grantee],
    **values: Unpack[options.Values],
) -> None:
    """Print the rights that a command needs on a cluster.

    The output is YAML for `kubectl apply`: a ClusterRole for rights in the whole cluster, and Roles
    for rights in one namespace. Comments at the top list what the credentials of the Git hosts
    need, and what reading a state in S3 needs in IAM. No cluster and no Git host is contacted. A
    Flux release that is not in the cache is downloaded.

    With SOURCE the rights are for the clusters of that handover, or for the named ones. Without it
    they are for a cluster with default settings. Name a management cluster of Cluster API for what
    is needed there to reach the clusters that it makes. SOURCE is as for `pair`: the first word is
    SOURCE if it is `-`, begins with s3:// or is the name of a file or folder.

    `--for watch` stands alone: the rights are for the management cluster, and the words are pairing
    templates. In the clusters themselves, `watch` has the rights of their kubeconfigs.

    \b
    Examples:
      provisioner rights --for pair
      provisioner rights fleet.json c1 --to serviceaccount:ci:deployer | kubectl apply -f -
      provisioner rights fleet.yaml --for watch --to serviceaccount:operators:watch
    """
    if WATCH in commands:
        click.echo(_of_watch(words, commands, grantees, draining=draining), nl=False)
        return
    from provisioner.pairing import rights as story

    place, names = selection.split(words)
    if names and place is None:
        raise BadInput(
            f"cluster {names[0]}",
            "no handover is given that could contain it",
            f"Name SOURCE first, as in `provisioner rights . {names[0]}`.",
        )
    fleet = story.default() if place is None else options.handover(place, **values).unchecked()
    managing = set(names) & story.management(fleet, fleet.clusters)
    fleet.check_paired(set(names) - managing)
    chosen = names or selection.clusters(fleet, names)
    aim = story.Aim(
        commands=commands or COMMANDS, drain=draining, managing=managing, grantees=grantees
    )
    text = _text(fleet, chosen, aim, known=place is not None)
    click.echo(_state(place) + text, nl=False)


def _of_watch(
    words: tuple[str, ...],
    commands: tuple[str, ...],
    grantees: Sequence[Grantee],
    *,
    draining: bool,
) -> str:
    from provisioner.cli import watch_rights

    if set(commands) != {WATCH} or draining:
        raise BadInput(
            f"--for {WATCH}",
            "its rights are for the management cluster, those of other commands for the clusters "
            "themselves",
            f"Print them one after the other: --for {WATCH} first, without --drain.",
        )
    return watch_rights.text(words, grantees)


def _state(place: str | None) -> str:
    """What it takes to read the handover where it is, as comments."""
    if place is None or not place.startswith("s3://"):
        return ""
    from provisioner.terraform.s3 import address, policy

    lines = policy.summary(address.parsed(place))
    command = f"`provisioner backend policy {place}` prints this as a policy:"
    return "".join(f"# {line}\n" for line in (f"IAM, to read the state. {command}", *lines))


def _text(fleet: Fleet, names: Sequence[str], aim: Aim, *, known: bool) -> str:
    from provisioner.flux import yamls
    from provisioner.pairing import rights as story
    from provisioner.pairing.run.options import Options

    documents = story.on_clusters(fleet, names, aim, _note, Options())
    head = [*_about(fleet, names, aim, known=known), *_hosts(fleet, names, aim, known=known)]
    return "".join(f"# {line}\n" for line in head) + yamls.dump(documents)


def _about(fleet: Fleet, names: Sequence[str], aim: Aim, *, known: bool) -> Iterator[str]:
    commands = ", ".join(aim.commands)
    where = f"clusters {', '.join(names)} of fleet {fleet.fleet}" if known else "any cluster"
    yield f"What provisioner needs for {commands}{' --drain' if aim.drain else ''} on {where}."
    if set(names) & fleet.pairings.keys():
        yield "Anyone who may install Flux can become cluster-admin through its controllers."
    yield from _managed(fleet, names, aim)


def _managed(fleet: Fleet, names: Sequence[str], aim: Aim) -> Iterator[str]:
    """What is needed on other clusters, or for other clusters."""
    from provisioner.pairing import rights as story

    for name in sorted(story.management(fleet, names) - aim.managing):
        yield f"They are reached through {name}: `provisioner rights SOURCE {name}` prints what is"
        yield "needed there."
    for name in sorted(aim.managing):
        yield f"On {name} the kubeconfigs of the clusters that it makes are read. Whoever may read"
        yield "them is cluster-admin there."


def _hosts(fleet: Fleet, names: Sequence[str], aim: Aim, *, known: bool) -> Iterator[str]:
    """What the Git hosts of these clusters ask for; without a handover, every kind of host."""
    from provisioner.handover import fleet_pieces
    from provisioner.handover.platform import receiver
    from provisioner.pairing import rights as story

    yield "Git hosts:"
    if not known:
        for kind, lines in story.on_all_hosts(aim.commands).items():
            yield from (f"  {kind}: {line}" for line in lines)
        return
    paired = [fleet.pairings[name] for name in names if name in fleet.pairings]
    pushed = {pairing.repository for pairing in paired}
    keyed = {name for one in paired for name in fleet_pieces.keyed(one.platform, one.repository)}
    telling = receiver.repositories(pairing.platform for pairing in paired)
    proposed = {one.repository for one in paired if any(piece.proposes for piece in one.platform)}
    for name in sorted(pushed | keyed | telling):
        used = {"keyed": name in pushed | keyed, "pushed": name in pushed}
        used |= {"webhooks": name in telling, "proposed": name in proposed}
        repository = fleet.repositories[name]
        for line in story.on_host(repository, aim.commands, **used):
            yield f"  repository {name}: {line}"


def _note(event: Event) -> None:
    """A download may take a while. Standard output holds nothing but the YAML."""
    text = getattr(event, "text", "")
    if text.startswith("downloading "):
        click.echo(text, err=True)
