"""What somebody sends when their session has just ended: kept through sign-in, then given back to them alone.

Only forms that carry `kept_for` are kept: a signature that this server put into a page of a person signed in. So nobody
fills the sessions from outside, and whoever signs in next on a shared machine gets nothing of the one before.
"""

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict

from .models import User

FIELD = "kept_for"
KEPT = "kept"
MOST = 100_000  # characters: the longest text of a request, each sign in UTF-8 and quoted
SALT = "newsrooms.kept"


def signature(user: User) -> str:
    """What a form carries to be kept, should the session end while it is filled in."""
    return Signer(salt=SALT).sign(str(user.pk))


def keep_typed(request: HttpRequest) -> None:
    """Put a form that nobody signed in has sent into the session that the sign-in will go on with."""
    try:
        of = Signer(salt=SALT).unsign(request.POST.get(FIELD, ""))
    except BadSignature:
        return
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    text = typed.urlencode()
    if len(text) <= MOST:
        request.session[KEPT] = {"of": of, "path": request.path, "typed": text}


def take_typed(request: HttpRequest) -> QueryDict | None:
    """What the person had sent to this page; gone from the session with this, as is what anybody else had sent."""
    kept = request.session.get(KEPT)
    if kept is None:
        return None
    theirs = kept["of"] == str(request.user.pk)
    if theirs and (kept["path"] != request.path or request.method != "GET"):
        return None
    del request.session[KEPT]
    return QueryDict(kept["typed"]) if theirs else None
