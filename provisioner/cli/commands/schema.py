"""`provisioner schema`."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a line of --json.

    Every line is one event. Its `type` is step, waiting, note or terraform; the last line is the
    report. `provisioner handover schema` prints the schema of a handover.

    \b
    Example:
      provisioner schema > events.schema.json
    """
    import json

    from provisioner.reports import model

    click.echo(json.dumps(model.schema(), indent=2))
