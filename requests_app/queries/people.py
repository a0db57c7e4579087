"""Who has what, and who watches what."""

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Watch

MOST = 200  # requests of one person on the page that hands them over


def open_requests_of(user: int, member: Membership, reference: str = "") -> list[AccessRequest]:
    """The pending requests of a person that `member` may hand over, the first due first; the one named comes along."""
    if not (member.oversees or user == member.user_id):
        return []
    seen = AccessRequest.objects.visible_to(member).filter(journalist=user).for_list()
    found = list(seen.pending().order_by("due_latest", "pk")[:MOST])
    if reference and not any(one.reference == reference for one in found):
        return [*seen.filter(reference=reference), *found]
    return found


def watchers_of(access_request: AccessRequest, member: Membership) -> list[Watch]:
    """Those who watch the request and see it: nobody else gets anything of it."""
    watches = Watch.objects.visible_to(member).filter(access_request=access_request).select_related("user")
    if not access_request.restricted:
        return list(watches)
    overseers = Membership.objects.visible_to(member).filter(role__in=Membership.OVERSEERS).values("user")
    may_see = watches.filter(user__in=overseers) | watches.filter(user__in=access_request.named.values("pk"))
    return list(may_see | watches.filter(user=access_request.journalist_id))
