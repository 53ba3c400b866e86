"""`provisioner completion`."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    The script asks `provisioner` itself for commands, options and values, so it stays right after
    an upgrade.

    \b
    Example:
      provisioner completion bash > ~/.local/share/bash-completion/completions/provisioner
    """
    from click import shell_completion

    found = shell_completion.get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(ctx.find_root().command, {}, "provisioner", "_PROVISIONER_COMPLETE").source())
