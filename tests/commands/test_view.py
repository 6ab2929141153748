"""``view``: what a code printed on paper stands for."""

import json

from dashboard.__main__ import main
from dashboard.access import view_links


def test_it_prints_page_and_query(capsys):
    code = view_links.keep("stations", {"programme": "hill", "station": "HS1"})
    assert main(["view", f"{code[:4]}-{code[4:]}".lower(), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["code"], told["page"]) == (code, "stations")
    assert told["address"] == "/stations?programme=hill&station=HS1"
    assert told["rows"][1] == {"parameter": "station", "value": "HS1"}


def test_a_code_nobody_kept_is_refused(refused):
    assert "no code '7K2M-9QXA'" in refused("view 7K2M-9QXA")
