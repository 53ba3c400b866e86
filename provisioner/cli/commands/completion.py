"""`provisioner completion`."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    The script asks `provisioner` itself for commands, options and values, so it stays correct after
    an upgrade.

    \b
    Example:
      provisioner completion bash > ~/.local/share/bash-completion/completions/provisioner
    """
    from click import shell_completion

    script = shell_completion.get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"click has no completion for {shell}")
    click.echo(script(ctx.find_root().command, {}, "provisioner", "_PROVISIONER_COMPLETE").source())
