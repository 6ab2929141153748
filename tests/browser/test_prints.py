"""A page printed: asked for at its head, fetched through the gate, true to the command line."""

import io

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.screen import PATIENCE


def test_a_printed_page_says_what_the_command_line_tells(tab_of, server):
    tab = tab_of("bureau_director").open("/overview", programme="chenghua", station="CHS03")
    tab.main.locator(".st-key-take_along button").click()
    purpose = tab.page.locator(".st-key-page_purpose input")
    purpose.fill("例会")
    expect(tab.page.get_by_text("Press Enter")).to_be_hidden()
    purpose.press("Enter")
    make = tab.page.locator(".st-key-page_make button")
    expect(make).to_be_enabled()
    make.click()
    link = tab.page.locator("a[download]")
    expect(link).to_be_visible(timeout=PATIENCE)
    address = link.get_attribute("href")
    with tab.page.expect_download() as waiting:
        link.click()
    paper = PdfReader(io.BytesIO(waiting.value.path().read_bytes()))
    text = "".join(page.extract_text() for page in paper.pages)
    told = server.figure("settlement_rate", "--where", "station=CHS03", role="bureau_director")
    assert "工作总览" in text
    assert f"{told['value']:.1%}" in text
    assert f"{told['numerator']}/{told['denominator']}" in text
    assert server.ask("GET", address).status == 401
