from requests_app.models import AccessRequest, FileNumber


def earlier_numbers(access_request: AccessRequest) -> list[FileNumber]:
    """The numbers that the request had before the one it has now, the newest first."""
    told = access_request.file_numbers.standing().select_related("institution").order_by("-since", "-pk")
    now = (access_request.institution_id, access_request.file_number)
    return [number for number in told if (number.institution_id, number.number) != now]
