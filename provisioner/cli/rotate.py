"""`provisioner rotate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from provisioner.cli import chosen, options, running

if TYPE_CHECKING:
    from provisioner.base.events import Report
    from provisioner.cli.display import Display
    from provisioner.pairing.run.options import Options


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@options.older_than
@options.stack
@options.terraform_binary
@options.pairing
@options.json_lines
def rotate(
    *,
    words: tuple[str, ...],
    older_than: float,
    stack: str | None,
    binary: str,
    timeout: float,
    parallel: int,
    as_json: bool,
) -> None:
    """Replace the deploy keys of these clusters, or of all.

    A new key is made in the cluster, let in by the Git host, tried, put into the source Secret, and
    proven by a fetch of everything that reads with it; then the old one is revoked. No cluster is
    ever without a key that works; if the new one is not proven, the old one is put back. Run again
    after a kill: it goes on. Where the Git host has no API, the new key is printed for its owner to
    install, and the next run goes on. SOURCE is as for `pair`; a first word that is a file, a
    folder or `-` is taken for it.

    \b
    Example:
      provisioner rotate --older-than 90d
    """
    told = options.pairing_options(timeout, parallel, older_than=older_than)
    source, names = chosen.parted(words)
    running.run(lambda show: story(show, source, names, (binary, stack), told), as_json=as_json)


def story(
    show: Display,
    source: str | None,
    names: tuple[str, ...],
    place: tuple[str, str | None],
    told: Options,
) -> Report:
    from provisioner.pairing.rotate import rotate as renew
    from provisioner.runs import sources

    fleet = sources.fleet(source, *place)
    return renew(fleet, chosen.clusters(fleet, names), show, told)
