"""The page of --html in a browser: Debian's Chromium, without a network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from provisioner.reports.html.page import About, render
from provisioner.reports.model import ClusterReport, Report, Result
from provisioner.reports.timeline import Timeline
from tests.support import fleet_pages

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM, reason="needs Debian's package chromium"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root, as which CI runs.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Files of fleets of these sizes."""
    folder = tmp_path_factory.mktemp("pages")
    files = {count: folder / f"{count}.html" for count in (8, 20, 60, 500)}
    for count, file in files.items():
        file.write_text(fleet_pages.page(count))
    return files


class Opened:
    """A page, what it has asked the network for, and what its console says."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def shown(self) -> list[str]:
        """The names of the clusters that the table shows."""
        return self.page.locator("#fleet > tbody:visible th.cluster").all_inner_texts()

    def wait_for(self, count: int) -> None:
        """Until so many clusters are said to be shown."""
        expect(self.page.get_by_role("status")).to_have_text(f"{count} of 60 clusters shown")


@pytest.fixture
def opened(browser: Browser, pages: dict[int, Path]) -> Iterator[Opened]:
    """The page of 60 clusters."""
    page = browser.new_page(reduced_motion="reduce")
    opened = Opened(page)
    page.goto(pages[60].as_uri())
    yield opened
    assert opened.complaints == []
    page.close()


@pytest.mark.parametrize("scheme", get_args(Scheme))
@pytest.mark.parametrize("width", [1360, 390], ids=["screen", "phone"])
def test_it_is_accessible(
    scheme: Scheme, width: int, browser: Browser, pages: dict[int, Path]
) -> None:
    """Names, roles, landmarks and contrast, as axe-core checks them; with every state that a
    cluster may have, and details open."""
    # Scripts of a test are not those that the page's policy allows.
    page = browser.new_page(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page.goto(pages[20].as_uri())
    page.locator("#cluster-1 summary").click()
    page.locator("#cluster-3 summary").click()
    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [1280, 390], ids=["screen", "phone"])
def test_names_and_times_are_on_one_line(
    width: int, browser: Browser, pages: dict[int, Path]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1100})
    page.goto(pages[500].as_uri())
    for texts in ("#waves th", "#fleet th.cluster summary", ".chart .ticks"):
        heights = page.locator(texts).evaluate_all(
            "all => all.map(one => { const range = document.createRange();"
            " range.selectNodeContents(one);"
            " return range.getBoundingClientRect().height / parseFloat("
            "getComputedStyle(one).lineHeight); })"
        )
        assert heights, texts
        assert max(heights) < 1.7, texts
    page.close()


def test_it_asks_nobody_for_anything(opened: Opened, pages: dict[int, Path]) -> None:
    others = [url for url in opened.requests if not url.startswith("data:")]
    assert others == [pages[60].as_uri()]


def test_its_policy_forbids_the_network(browser: Browser, pages: dict[int, Path]) -> None:
    page = browser.new_page()
    page.goto(pages[8].as_uri())
    refused = page.evaluate(
        "() => fetch('http://127.0.0.1:9/').then(() => '', error => error.message)"
    )
    assert refused == "Failed to fetch"
    assert (
        page.evaluate(
            """() => new Promise(resolve => {
            addEventListener('securitypolicyviolation', event => resolve(event.blockedURI));
            const image = new Image();
            image.src = 'http://127.0.0.1:9/a.png';
        })"""
        )
        == "http://127.0.0.1:9/a.png"
    )
    page.close()


def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    text = "</style></script><script>document.title='owned'</script><img src=x onerror=alert(1)>"
    cluster = ClusterReport(cluster=text, result=Result.FAILED, cause=text, hint=text, wave=text)
    about = About(command="status", run="r", ended=0.0, error=text)
    report = Report(fleet="demo", clusters=[cluster], exit_code=4)
    (tmp_path / "page.html").write_text(render(report, Timeline(seconds=1.0), about))
    page = browser.new_page()
    opened = Opened(page)
    page.goto((tmp_path / "page.html").as_uri())
    assert page.title() == "demo: 1 failed."
    assert page.locator("tbody th.cluster").inner_text() == text
    assert page.locator("img").count() == 0
    assert opened.complaints == []
    page.close()


def test_filters_narrow_the_table_and_say_so(opened: Opened) -> None:
    page, shown = opened.page, opened.page.get_by_role("status")
    page.get_by_role("combobox", name="State").select_option("failed")
    assert opened.shown() == ["eu-west-007", "eu-west-057"]
    assert shown.inner_text() == "2 of 60 clusters shown"
    assert shown.get_attribute("aria-live") == "polite"
    page.get_by_role("combobox", name="Wave").select_option("rest")
    page.get_by_role("combobox", name="Repository").select_option("platform/fleet")
    assert opened.shown() == ["eu-west-057"]
    page.get_by_role("button", name="Clear").click()
    opened.wait_for(60)
    page.get_by_role("searchbox").fill("registry.example.com 011")
    opened.wait_for(1)
    assert opened.shown() == ["eu-west-011"]
    assert page.locator(".chart tbody tr:visible th").all_inner_texts() == ["eu-west-011"]
    page.get_by_role("searchbox").fill("nowhere")
    page.get_by_text("No cluster matches these filters.").wait_for()


def test_the_count_of_a_state_filters_by_it(opened: Opened) -> None:
    opened.page.get_by_role("link", name="1 drifted").click()
    assert opened.shown() == ["eu-west-013"]
    opened.page.get_by_role("link", name="1 drifted").click()
    assert len(opened.shown()) == 60


def test_it_can_be_used_with_keys_alone(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the clusters"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("eu-west-009")
    opened.wait_for(1)
    page.keyboard.press("Escape")
    assert len(opened.shown()) == 60
    summary = page.locator("#cluster-1 summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#cluster-1 .more").is_visible()
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"


def test_columns_sort_both_ways(opened: Opened) -> None:
    heading = opened.page.locator("#fleet thead th.key")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert opened.shown()[0] == "eu-west-060"
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert opened.shown()[0] == "eu-west-001"


def test_a_link_to_a_cluster_opens_it(opened: Opened) -> None:
    opened.page.get_by_role("searchbox").fill("nowhere")
    opened.page.get_by_text("No cluster matches these filters.").wait_for()
    opened.page.locator("#problems").get_by_role("link", name="eu-west-057").click()
    row = opened.page.locator("tbody[data-cluster=eu-west-057]")
    row.locator(".more").wait_for()
    assert row.locator("details").get_attribute("open") is not None


def test_it_can_be_read_without_scripts(browser: Browser, pages: dict[int, Path]) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(pages[8].as_uri())
    assert page.locator("#fleet > tbody:visible").count() == 8
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("searchbox").count() == 0
    page.locator("#cluster-2 summary").click()
    assert page.locator("#cluster-2 .more").is_visible()
    page.close()


def test_it_prints_all_clusters_dark_on_light(browser: Browser, pages: dict[int, Path]) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(pages[60].as_uri())
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("#fleet > tbody:visible").count() == 60
    assert not page.locator(".filters").is_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") < 12
    page.close()


def test_500_clusters_are_shown_and_filtered_at_once(
    browser: Browser, pages: dict[int, Path]
) -> None:
    """Limits for a machine that is busy with other tests."""
    page = browser.new_page()
    page.goto(pages[500].as_uri())
    load = "performance.getEntriesByType('navigation')[0].loadEventEnd"
    assert page.evaluate(load) < 5000
    filtering = """() => {
        const began = performance.now(), state = document.getElementById('filter-state');
        state.value = 'failed';
        state.dispatchEvent(new Event('change'));
        document.body.getBoundingClientRect();
        return performance.now() - began;
    }"""
    assert page.evaluate(filtering) < 1000
    assert re.match("10 of 500 ", page.get_by_role("status").inner_text())
    page.close()
