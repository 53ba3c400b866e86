"""The credential of a session."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import requests

from provisioner.base import masking
from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret


class Authorization(requests.auth.AuthBase):
    """Puts the credential on each request. `token` is called every time; `renew` makes the next
    token a new one, where that is possible. Without a token it only keeps requests from reading a
    user's .netrc."""

    def __init__(
        self,
        token: Callable[[], Secret] | None = None,
        scheme: str = "Bearer",
        renew: Callable[[], None] | None = None,
    ) -> None:
        self.token, self._scheme, self.renew = token, scheme, renew

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self.token:
            value = self.token().reveal()
            if not (value.isascii() and value.isprintable()):
                cause = "holds a line end or another character that no HTTP header takes"
                hint = "It must contain the secret and nothing else."
                raise BadInput(
                    f"the credential for {urlsplit(request.url or '').netloc}", cause, hint
                )
            request.headers["Authorization"] = f"{self._scheme} {value}"
        return request

    def scrubbed(self, text: str) -> str:
        """Without the credential, should a host repeat it."""
        # A token that is too short to be looked for everywhere is looked for here.
        return masking.mask(text.replace(self.token().reveal(), "***") if self.token else text)
