"""Each kind of event is either acted on, or deliberately only told."""

from typing import get_args

from requests_app.clock.compute import HANDLERS
from requests_app.clock.facts import (
    Acknowledgement,
    ComplianceNotice,
    CourtApplication,
    Discontinuance,
    Event,
    ExtensionStruck,
    ExtensionWithdrawn,
    Inadmissibility,
    InterimRelease,
    InvestigationNotice,
    Promise,
    Registration,
    Reply,
    ReportPublished,
    RepresentationsMade,
    Resolution,
    ThirdPartyNotice,
)

# A kind that is not acted on stands here with what becomes of it.
ONLY_TOLD = {
    Acknowledgement: "a sign of life; told before receipt, it bounds the presumed one",
    ExtensionWithdrawn: "read before the first event, with the notice that it undoes",
    ExtensionStruck: "read before the first event, with the notice that it undoes",
    ThirdPartyNotice: "moves nothing",
    InterimRelease: "opens its limit by the law file alone",
    Reply: "uses up the limit of what was demanded",
    Promise: "shown, never counted",
    Registration: "the Commissioner's file, moves nothing",
    InvestigationNotice: "the Commissioner's step, moves nothing",
    RepresentationsMade: "uses up the limit of what was asked for",
    ComplianceNotice: "uses up the limit that the report to the institution set",
    ReportPublished: "uses up what has no last day",
    Resolution: "the Commissioner's step, moves nothing",
    Discontinuance: "the Commissioner's step, moves nothing",
    Inadmissibility: "opens its limit by the law file alone",
    CourtApplication: "uses up the limit of review",
}


def test_every_kind_of_event_is_acted_on_or_only_told_on_purpose():
    assert set(HANDLERS) | set(ONLY_TOLD) == set(get_args(Event))
    assert not set(HANDLERS) & set(ONLY_TOLD)
