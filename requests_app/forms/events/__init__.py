"""One short form for each kind of thing that comes: it asks what the clock must know of that kind, and no more."""

from requests_app.enums import EventKind

from . import commissioner, course, extensions, letters, ours
from .base import EventForm

FORMS: dict[EventKind, type[EventForm]] = {
    form.kind: form
    for form in (
        letters.AcknowledgementForm,
        letters.FeeNoticeForm,
        letters.FeePaidForm,
        letters.ThirdPartyNoticeForm,
        letters.InterimReleaseForm,
        letters.ResponseForm,
        course.ClarificationAskedForm,
        course.ClarificationAnsweredForm,
        course.TransferForm,
        course.SuspensionForm,
        course.ResumptionForm,
        course.AbandonedForm,
        course.ReopenedForm,
        extensions.ExtensionForm,
        extensions.ExtensionWithdrawnForm,
        extensions.ExtensionStruckForm,
        ours.ReplyDemandedForm,
        ours.ReplyForm,
        ours.PromiseForm,
        ours.FollowUpForm,
        ours.CallForm,
        ours.NoteForm,
        commissioner.ComplaintForm,
        commissioner.RegisteredForm,
        commissioner.InvestigationNoticeForm,
        commissioner.RepresentationsAskedForm,
        commissioner.RepresentationsMadeForm,
        commissioner.InitialReportForm,
        commissioner.ComplianceNoticeForm,
        commissioner.FinalReportForm,
        commissioner.ResolvedForm,
        commissioner.DiscontinuedForm,
        commissioner.InadmissibleForm,
        commissioner.ReportPublishedForm,
        commissioner.CourtApplicationForm,
    )
}

__all__ = ["FORMS", "EventForm"]
