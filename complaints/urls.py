from django.urls import path
from django.utils.translation import pgettext_lazy

from complaints.views.complaint import complaint
from complaints.views.complaint_list import complaint_list
from complaints.views.letter import complaint_draft_pdf, complaint_letter, export_complaint
from complaints.views.review import send_back

urlpatterns = [
    path(pgettext_lazy("url", "complaints/"), complaint_list, name="complaint_list"),
    path(pgettext_lazy("url", "requests/<str:reference>/complaint/"), complaint, name="complaint"),
    path(pgettext_lazy("url", "requests/<str:reference>/complaint/send-back/"), send_back, name="send_back_complaint"),
    path(
        pgettext_lazy("url", "requests/<str:reference>/complaint/draft.pdf"),
        complaint_draft_pdf,
        name="complaint_draft_pdf",
    ),
    path(pgettext_lazy("url", "requests/<str:reference>/complaint/export/"), export_complaint, name="export_complaint"),
    path(
        pgettext_lazy("url", "requests/<str:reference>/complaint/letter.pdf"), complaint_letter, name="complaint_letter"
    ),
]
