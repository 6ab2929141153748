"""The watch over every tab sees what it is there to see."""

import pytest

pytestmark = pytest.mark.browser
FOREIGN = "http://127.0.0.2:9/beacon"
ROLE = "auditor"


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        (f"() => fetch('{FOREIGN}').catch(() => 0)", "Content Security Policy"),
        (f"() => {{ location.assign('{FOREIGN}') }}", "request to another host"),
        ("() => console.error('broken chart')", "broken chart"),
        ("() => { setTimeout(() => { throw new Error('broken script') }) }", "broken script"),
    ],
    ids=["policy", "request", "console", "page error"],
)
def test_what_a_tab_must_never_do_is_noticed(act, seen, tab_of, guard_of):
    tab, guard = tab_of(ROLE).open("/"), guard_of(ROLE)
    assert not guard.complaints
    tab.page.evaluate(act)
    for _ in range(50):
        if any(seen in complaint for complaint in guard.complaints):
            break
        tab.page.wait_for_timeout(100)
    assert any(seen in complaint for complaint in guard.complaints)
    guard.forget()
