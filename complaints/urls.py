from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from complaints.views.batch import choose_letters, letter_batch, letters_zip
from complaints.views.bundle import complaint_bundle, download_bundle
from complaints.views.comments import comment_complaint, settle_comment
from complaints.views.complaint import another_complaint, complaint
from complaints.views.complaint_list import complaint_list
from complaints.views.cover import cover_letter
from complaints.views.drafting import draft_selected, drafted_complaints
from complaints.views.letter import complaint_draft_pdf, complaint_letter, export_complaint
from complaints.views.letterhead import letterhead_logo, letterhead_preview, letterhead_sample, letterhead_settings
from complaints.views.life import filing, sent
from complaints.views.review import send_back

# What one complaint has, under its own number; without a number it is the newest on the request.
OF_ONE = (
    (pgettext_lazy("url", "requests/<str:reference>/complaint/"), complaint, "complaint"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/send-back/"), send_back, "send_back_complaint"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/draft.pdf"), complaint_draft_pdf, "complaint_draft_pdf"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/export/"), export_complaint, "export_complaint"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/letter.pdf"), complaint_letter, "complaint_letter"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/form/"), filing, "complaint_form"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/form/"), filing, "complaint_form"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/sent/"), sent, "complaint_sent"),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/comments/"), comment_complaint, "comment_complaint"),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/comments/"),
        comment_complaint,
        "comment_complaint",
    ),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/comments/<int:comment_id>/"),
        settle_comment,
        "settle_comment",
    ),
    (pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/sent/"), sent, "complaint_sent"),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/"),
        complaint,
        "complaint",
    ),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/send-back/"),
        send_back,
        "send_back_complaint",
    ),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/draft.pdf"),
        complaint_draft_pdf,
        "complaint_draft_pdf",
    ),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/export/"),
        export_complaint,
        "export_complaint",
    ),
    (
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/letter.pdf"),
        complaint_letter,
        "complaint_letter",
    ),
)

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "complaints/"), complaint_list, name="complaint_list"),
    path(pgettext_lazy("url", "complaints/letters/"), choose_letters, name="choose_letters"),
    path(pgettext_lazy("url", "complaints/letters/<int:batch>/"), letter_batch, name="letter_batch"),
    path(pgettext_lazy("url", "complaints/letters/<int:batch>/letters.zip"), letters_zip, name="letters_zip"),
    path(pgettext_lazy("url", "complaints/cover-letter/"), cover_letter, name="cover_letter"),
    path(pgettext_lazy("url", "complaints/draft/"), draft_selected, name="draft_selected"),
    path(pgettext_lazy("url", "complaints/drafted/<int:number>/"), drafted_complaints, name="drafted_complaints"),
    path(pgettext_lazy("url", "settings/letterhead/"), letterhead_settings, name="letterhead"),
    path(pgettext_lazy("url", "settings/letterhead/preview/"), letterhead_preview, name="letterhead_preview"),
    path(pgettext_lazy("url", "settings/letterhead/sample.pdf"), letterhead_sample, name="letterhead_sample"),
    path(pgettext_lazy("url", "settings/letterhead/logo.png"), letterhead_logo, name="letterhead_logo"),
    path(
        pgettext_lazy("url", "requests/<str:reference>/complaint/another/"), another_complaint, name="another_complaint"
    ),
    path(
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/bundle/"),
        complaint_bundle,
        name="complaint_bundle",
    ),
    path(
        pgettext_lazy("url", "requests/<str:reference>/complaint/<int:number>/bundle.pdf"),
        download_bundle,
        name="download_bundle",
    ),
    *(path(address, view, name=name) for address, view, name in OF_ONE),
]
