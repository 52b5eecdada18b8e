"""Edge: the browser's token in its cookie, and the proof that a form was ours."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from plugins.comments.inbox.sealing import Seal
from plugins.comments.moderation.sessions import make_token

NAME = "moderasi"
# RFC 6265bis, 4.1.3.2: browsers take such a name only with Secure, for all paths and this host alone.
HOST_NAME = f"__Host-{NAME}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A browser's token: of its session, or, before that, of its login form.

    Attributes:
        token: secret; made anew at every change of who somebody is.
        is_new: True where the browser does not have it yet.
        is_https: True where it goes by https alone.
    """

    token: str
    is_new: bool
    is_https: bool

    def sign(self, seal: Seal) -> str:
        """What forms carry: it proves that the page came from us to this very browser."""
        return seal.digest("moderation-form", self.token).hex()

    def has_signed(self, seal: Seal, given: str) -> bool:
        """True where a form carries what this browser was given."""
        return not self.is_new and hmac.compare_digest(
            self.sign(seal).encode(), given.encode("utf-8", "surrogatepass")
        )

    def renew(self) -> Cookie:
        """The same browser with a new token: who knew the old one knows nothing."""
        return Cookie(token=make_token(), is_new=True, is_https=self.is_https)

    def put(self, response: Response) -> None:
        """Give the token to the browser, where it does not have it."""
        if self.is_new:
            response.set_cookie(
                HOST_NAME if self.is_https else NAME,
                self.token,
                path="/" if self.is_https else "/moderasi/",
                secure=self.is_https,
                httponly=True,
                samesite="strict",
            )


def read_cookie(request: Request, site_url: str) -> Cookie:
    """The browser's token; a new one where it has none.

    Args:
        site_url: the publication's address, "https://host"; "" in a preview.
    """
    is_https = site_url.startswith("https://") or request.url.scheme == "https"
    token = request.cookies.get(HOST_NAME if is_https else NAME, "")
    return Cookie(token=token or make_token(), is_new=not token, is_https=is_https)


def is_from_here(request: Request, site_url: str) -> bool:
    """True where a browser says that one of our own pages sent the form.

    Every browser in use says so in `Origin`, and most in `Sec-Fetch-Site`; who says nothing is not believed.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None:
        return site == "same-origin"
    if site not in (None, "same-origin"):
        return False
    host = request.headers.get("host", "")
    return origin in {f"http://{host}", f"https://{host}"} or (bool(site_url) and origin == site_url)
