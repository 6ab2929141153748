import base64
import hashlib
from pathlib import Path

import streamlit

from dashboard.access.headers import content_policy, inline_script_hashes


def test_a_hash_is_of_the_script_as_it_stands():
    digest = base64.b64encode(hashlib.sha256(b"\n  let a = 1\n").digest()).decode()
    html = '<script src="a.js"></script><script>\n  let a = 1\n</script>'
    assert inline_script_hashes(html) == (f"'sha256-{digest}'",)


def test_streamlits_page_has_the_one_inline_script_that_was_looked_at():
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    hashes = inline_script_hashes(page.read_text("utf-8"))
    assert hashes == ("'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",)


def test_the_policy_names_no_other_host_and_evaluates_no_text():
    policy = content_policy(())
    assert "http" not in policy
    assert "*" not in policy
    assert "'unsafe-eval'" not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts
