"""What a link says is told as it stands: a page never makes a link or a picture of it."""

from dataclasses import replace

import pytest

from tests.tiny.readers import WHOLE

HILL = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
BEACON = "[重新登录](http://x.test) ![](//x.test/a.png)"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("coverage", "standard"),
        ("coverage", "on"),
        ("zones", "show"),
        ("visits", "unit"),
        ("overview", "station"),
        ("overview", "programme"),
    ],
)
def test_what_a_link_says_is_told_and_never_followed(on_tiny, opened, key, name):
    app = opened(key, scope=replace(WHOLE, role="political_legal"), **{**HILL, name: BEACON})
    assert app.error
    told = " ".join(one.value for one in app.error)
    assert not any(mark in told for mark in ("http:", "![]"))
