"""`provisioner schema`."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of one line of --json.

    Every line is one event, told apart by `type`: step, waiting, note, terraform, and as the last
    line report. The handover has a schema of its own: `provisioner handover schema`.

    \b
    Example:
      provisioner schema > events.schema.json
    """
    import json

    from provisioner.base import events

    click.echo(json.dumps(events.schema(), indent=2))
