from html.parser import HTMLParser

import pytest
from django import forms
from django.template.loader import render_to_string


class LogForm(forms.Form):
    subject = forms.CharField(label="Subject", help_text="What you asked for.")
    text = forms.CharField(label="Text", required=False, widget=forms.Textarea)
    channel = forms.ChoiceField(label="How", choices=[("online", "Online"), ("mail", "Mail")], widget=forms.RadioSelect)
    restricted = forms.BooleanField(label="Restricted", help_text="Few see it.")


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def one(self, tag, **attrs):
        (match,) = [a for t, a in self.found if t == tag and attrs.items() <= a.items()]
        return match

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]


@pytest.fixture
def wrong():
    return LogForm({})


def test_a_field_in_order_has_its_label_and_hint_and_says_nothing_of_errors():
    field = Elements(LogForm()["subject"].as_field_group())

    assert field.one("label")["for"] == "id_subject"
    assert field.one("input")["aria-describedby"] == "id_subject_helptext"
    assert field.one("p")["id"] == "id_subject_helptext"
    assert "aria-invalid" not in field.one("input")


def test_only_the_optional_field_says_so(wrong):
    assert "(optional)" in wrong["text"].as_field_group()
    assert "(optional)" not in wrong["subject"].as_field_group()


def test_a_wrong_field_points_to_its_hint_and_its_error(wrong):
    field = Elements(wrong["subject"].as_field_group())

    control = field.one("input")
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"].split() == ["id_subject_helptext", "id_subject_error"]
    assert set(control["aria-describedby"].split()) <= set(field.ids)


def test_choices_are_a_fieldset_with_a_legend(wrong):
    field = Elements(wrong["channel"].as_field_group())

    assert field.one("fieldset")["aria-describedby"] == "id_channel_error"
    assert field.one("legend")
    assert "id_channel_error" in field.ids
    assert field.one("label", **{"for": "id_channel_0"})


def test_a_box_has_its_label_beside_it(wrong):
    field = Elements(wrong["restricted"].as_field_group())

    assert set(field.one("input")["aria-describedby"].split()) <= set(field.ids)
    assert field.one("label")["for"] == "id_restricted"


def test_the_summary_leads_to_each_wrong_answer(wrong):
    html = render_to_string("components/_error_summary.html", {"form": wrong})

    targets = [attrs["href"] for tag, attrs in Elements(html).found if tag == "a"]
    assert targets == ["#id_subject", "#id_channel_0", "#id_restricted"]
    assert "3 answers need another look" in html
    assert set(Elements(wrong.as_div()).ids) >= {target[1:] for target in targets}


def test_a_form_in_order_has_no_summary():
    assert not render_to_string("components/_error_summary.html", {"form": LogForm()}).strip()
