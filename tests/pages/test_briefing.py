"""The page of briefings: chosen, read, written into, frozen, opened, compared, taken along."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import audit
from dashboard.components.briefing.changes import NO_EDITION
from dashboard.components.briefing.editions import NONE_YET
from dashboard.components.briefing.freezing import ABSENT
from dashboard.database import snapshots
from dashboard.domain.text import Lang
from dashboard.editions.freezing import freeze
from dashboard.editions.register import editions_in, opened as opened_edition
from dashboard.queries.counts import data_to
from dashboard.reports.briefing.asked import Asked, Subject
from tests.editions.conftest import reader
from tests.pages.conftest import files
from tests.pages.test_notices import by_key
from tests.pages.test_pages import HAN, failures
from tests.tiny.papers import paper, quoted
from tests.tiny.readers import WHOLE, head

TAGS = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
TIP = re.compile(r'<span class="tip".*?</span>', re.DOTALL)
FIVE = ("chenghua", "chongqing", "cixi", "lixian", "yibin")
DIRECTOR = replace(WHOLE, role="bureau_director")


def written(app):
    """What the paper says, without what stands behind its figures."""
    return "\n".join(TAGS.sub("", TIP.sub("", one.proto.body)) for one in app.get("html"))


def said(app):
    told = (*app.markdown, *app.caption, *app.info, *app.warning)
    return "\n".join(one.value for one in told)


def press(app, key):
    return by_key(app.button, key).click().run()
