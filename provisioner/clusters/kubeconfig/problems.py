"""What can be wrong with a kubeconfig, translated once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from provisioner.base.errors import BadInput

CONTEXTS = "`kubectl config get-contexts` lists the contexts."


class Unusable(ValueError):
    """The kubeconfig cannot be used; the text says why."""


@contextlib.contextmanager
def translated(subject: str, where: str, hint: str = CONTEXTS) -> Iterator[None]:
    """Errors of reading a kubeconfig, as BadInput. `where` names it."""
    try:
        yield
    except Unusable as error:
        raise BadInput(subject, f"{where}: {error}", hint) from error
    except OSError as error:
        named = f"{where}: {error.filename}" if error.filename else where
        raise BadInput(subject, f"{named}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadInput(subject, f"{where} is not a kubeconfig") from error
