"""The documents of a request: each page has words of its own in both languages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from requests_app.views.document_changes import keep_attachments, link, purge
from requests_app.views.documents import (
    add_documents,
    document_line,
    document_page,
    document_thumbnail,
    download_document,
    view_document,
)

ONE_DOCUMENT = {
    "document": (pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/"), document_page),
    "document_line": (
        pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/line/"),
        document_line,
    ),
    "download_document": (
        pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/file/"),
        download_document,
    ),
    "view_document": (
        pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/view/"),
        view_document,
    ),
    "document_thumbnail": (
        pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/picture/"),
        document_thumbnail,
    ),
    "link_document": (pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/proves/"), link),
    "keep_attachments": (
        pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/attachments/"),
        keep_attachments,
    ),
    "purge_document": (pgettext_lazy("url", "requests/<str:reference>/documents/<int:document_id>/purge/"), purge),
}

urlpatterns = [
    path(pgettext_lazy("url", "requests/<str:reference>/documents/add/"), add_documents, name="add_documents"),
    *(path(address, view, name=name) for name, (address, view) in ONE_DOCUMENT.items()),
]
