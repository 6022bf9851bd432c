"""The evidence planner in a real browser: what is kept, what is refused, what is printed, and who can use it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from astcore.plan import LARGEST_FILE, LONGEST_ITEM, MOST_ITEMS, contract
from astcore.standards import CareerStage, applicable, standards
from tools.server import Served

type OpenPage = Callable[..., Page]

PLAN = "calculators/evidence-plan/"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \u202e'\"&amp;"


def opened(page: Page, fragment: str = "") -> Page:
    page.goto(PLAN + fragment)
    expect(page.locator("ast-plan")).to_have_attribute("data-state", "live")
    return page


def stage(page: Page, value: str) -> None:
    page.locator(f"[id='stage={value}']").check()


def folder(page: Page, code: str) -> Locator:
    """The folder of a standard, open."""
    found = page.locator(f"details[data-standard={code}]")
    if not found.evaluate("each => each.open"):
        found.locator("summary").click()
    return found


def add(page: Page, code: str, *items: str) -> None:
    """Write evidence items under a standard."""
    for item in items:
        folder(page, code).get_by_role("button", name="Add an evidence item").click()
        expect(page.locator(":focus")).to_have_attribute("data-item", "")
        page.locator(":focus").fill(item)


def items(page: Page, code: str) -> list[str]:
    boxes = page.locator(f"[data-items={code}] textarea")
    return [boxes.nth(at).input_value() for at in range(boxes.count())]


def box(page: Page, code: str, name: str) -> Locator:
    return folder(page, code).get_by_label(name, exact=True)


def status(page: Page, code: str, name: str) -> None:
    folder(page, code).get_by_role("radio", name=name).check()


def some_entries(page: Page) -> None:
    """A plan with something in every kind of field."""
    stage(page, "main_scale")
    add(page, "P1", "A policy", "Minutes of the meeting")
    status(page, "P1", "Ready")
    box(page, "P1", "Notes").fill("Two lines.\nAsk for a letter.")
    box(page, "P1", "Owner").fill("Ms Jones")
    box(page, "P1", "Date").fill("by half term")
    box(page, "P1", "My section").fill("Section 10")
    add(page, "E12", "Value added analysis")
    status(page, "E12", "Gathering")
    box(page, "E12", "My section").fill("Section 2")
    page.get_by_label("Your name").fill("A. Teacher")


def stored(page: Page) -> dict[str, str]:
    """What the device holds of a plan."""
    found: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key: value for key, value in found.items() if key.startswith("ast-plan/")}


def kept(page: Page) -> dict[str, str]:
    """What the device holds once everything typed has been kept."""
    page.wait_for_timeout(400)
    return stored(page)


def exported(page: Page, name: str = "JSON") -> bytes:
    with page.expect_download() as waited:
        page.locator("[data-action^=export]", has_text=name).click()
    return waited.value.path().read_bytes()


def give(page: Page, content: bytes | str | dict[str, Any], name: str = "plan.json") -> None:
    """Import a file."""
    if isinstance(content, dict):
        content = json.dumps(content)
    content = content.encode() if isinstance(content, str) else content
    file: FilePayload = {"name": name, "mimeType": "application/json", "buffer": content}
    page.get_by_label("Import a plan file").set_input_files(file)


def plan_file(**more: Any) -> dict[str, Any]:
    return {"format": "ast-evidence-plan", "version": 1, **more}


def refused(page: Page, reason: str) -> Locator:
    """A refusal is shown, and no other is."""
    shown = page.locator("[data-problem]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-problem", reason)
    return shown


def delete(page: Page) -> None:
    page.get_by_role("button", name="Delete this plan").click()
    page.get_by_role("button", name="Delete it").click()


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_a_plan_survives_a_reload(page: Page) -> None:
    """Everything that was written is there again: each field under a key of its own, and nothing else was stored."""
    opened(page)
    some_entries(page)
    before = exported(page)
    found = kept(page)
    assert found["ast-plan/1/P1/owner"] == "Ms Jones"
    assert found["ast-plan/1/E12/status"] == "gathering"
    assert sorted(value for key, value in found.items() if "/items/" in key) == [
        "A policy",
        "Minutes of the meeting",
        "Value added analysis",
    ]
    page.reload()
    expect(page.locator("ast-plan")).to_have_attribute("data-state", "live")
    assert items(page, "P1") == ["A policy", "Minutes of the meeting"]
    expect(box(page, "P1", "Notes")).to_have_value("Two lines.\nAsk for a letter.")
    expect(folder(page, "E12").get_by_role("radio", name="Gathering")).to_be_checked()
    expect(page.locator("[id='stage=main_scale']")).to_be_checked()
    assert exported(page) == before


def test_the_last_letter_is_kept_when_the_page_is_left_at_once(page: Page) -> None:
    """Leaving in the middle of typing, by another page of the site or by a reload, loses nothing."""
    opened(page)
    box(page, "P1", "Notes").press_sequentially("half a wor", delay=1)
    page.reload()
    expect(box(page, "P1", "Notes")).to_have_value("half a wor")
    box(page, "P1", "Notes").fill("another")
    page.get_by_role("link", name="The standards calculator").first.click()
    page.wait_for_url("**/calculators/standards/")
    page.go_back()
    expect(box(page, "P1", "Notes")).to_have_value("another")


def test_nothing_is_sent(page: Page) -> None:
    """Typing, exporting and importing ask the server for nothing."""
    opened(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    some_entries(page)
    give(page, exported(page))
    page.wait_for_timeout(300)
    assert not [url for url in asked if not url.startswith("blob:")]


def test_two_tabs_do_not_overwrite_each_other(page: Page) -> None:
    """Fields and items written in one tab show in the other; what is being typed there stays as it is."""
    first = opened(page)
    second = opened(page.context.new_page())
    box(first, "P1", "Notes").fill("from the first")
    expect(box(second, "P1", "Notes")).to_have_value("from the first")
    box(second, "P1", "Owner").fill("from the second")
    add(first, "P1", "one")
    add(second, "P1", "two")
    for tab in (first, second):
        expect(tab.locator("[data-items=P1] textarea")).to_have_count(2)
        expect(box(tab, "P1", "Owner")).to_have_value("from the second")
        expect(folder(tab, "P1").locator("summary")).to_contain_text("Items: 2")
    assert sorted(items(first, "P1")) == sorted(items(second, "P1")) == ["one", "two"]
    second.bring_to_front()
    box(second, "P1", "Date").press_sequentially("May")
    first.evaluate("localStorage.setItem('ast-plan/1/P1/date', 'June')")
    second.wait_for_timeout(400)
    expect(box(second, "P1", "Date")).to_have_value("May")
    delete(first)
    expect(box(second, "P1", "Notes")).to_have_value("")
    expect(second.locator("[data-items=P1] textarea")).to_have_count(0)


def test_what_another_tab_wrote_comes_when_the_field_is_left(page: Page) -> None:
    """A field that has the focus and was not typed in since takes the other tab's words when the focus leaves it."""
    first = opened(page)
    second = opened(page.context.new_page())
    box(second, "P1", "Owner").focus()
    box(first, "P1", "Owner").fill("Ms Jones")
    second.wait_for_timeout(400)
    expect(box(second, "P1", "Owner")).to_have_value("")
    box(second, "P1", "Date").focus()
    expect(box(second, "P1", "Owner")).to_have_value("Ms Jones")
    assert kept(first)["ast-plan/1/P1/owner"] == "Ms Jones"


REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('no', '%s'); };"


@pytest.mark.parametrize(("problem", "standing"), [("QuotaExceededError", "full"), ("SecurityError", "refused")])
def test_storage_refused(page: Page, problem: str, standing: str) -> None:
    """A browser that keeps nothing is told of in words; typing goes on, and the plan can be exported."""
    page.add_init_script(REFUSE % problem)
    opened(page)
    message = page.locator("[data-standing]:visible")
    expect(message).to_have_attribute("data-standing", standing)
    expect(message).to_contain_text("xport")
    some_entries(page)
    assert json.loads(exported(page))["standards"]["P1"]["items"] == ["A policy", "Minutes of the meeting"]
    expect(message).to_have_attribute("data-standing", standing)
    assert kept(page) == {}


@pytest.mark.allow_console_errors  # the theme asks for the storage as well
def test_storage_that_is_closed_altogether(page: Page) -> None:
    """Even where asking for the storage is an error, the planner works."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    opened(page)
    expect(page.locator("[data-standing=refused]")).to_be_visible()
    add(page, "P1", "one")
    assert json.loads(exported(page))["standards"]["P1"]["items"] == ["one"]


def test_storage_that_fills_up_and_gets_room_again(page: Page) -> None:
    """The message comes when a word is refused and goes when it is kept after all."""
    opened(page)
    page.evaluate("() => { window.real = Storage.prototype.setItem; }")
    page.evaluate(f"() => {{ {REFUSE % 'QuotaExceededError'} }}")
    box(page, "P1", "Notes").fill("one")
    expect(page.locator("[data-standing=full]")).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = window.real; }")
    box(page, "P1", "Owner").fill("two")
    expect(page.locator("[data-standing=kept]")).to_be_visible()
    found = kept(page)
    assert (found["ast-plan/1/P1/notes"], found["ast-plan/1/P1/owner"]) == ("one", "two")


def test_nonsense_in_the_storage(page: Page) -> None:
    """Keys and values that no plan has neither break the page nor get into an export."""
    opened(page)
    page.evaluate(
        """() => {
          localStorage.setItem("ast-plan/1/Z9/notes", "x");
          localStorage.setItem("ast-plan/1/P1/status", "<b>");
          localStorage.setItem("ast-plan/1/stage", "moon");
          localStorage.setItem("ast-plan/1/P1/items/", "odd");
          localStorage.setItem("ast-plan/1//items/a", "odd");
        }"""
    )
    page.reload()
    expect(page.locator("ast-plan")).to_have_attribute("data-state", "live")
    found = json.loads(exported(page))
    assert "stage" not in found
    assert set(found["standards"]) <= {"P1"}
    assert "status" not in found["standards"].get("P1", {})


# --- the career stage -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", CareerStage)
def test_a_stage_shows_its_standards(page: Page, chosen: CareerStage) -> None:
    """The standards of the stage are shown and no others; what is said of the suggestions fits the stage."""
    opened(page)
    assert page.locator("details[data-standard]:visible").count() == len(standards())
    stage(page, chosen)
    codes = [each.code for each in applicable(chosen)]
    shown = page.locator("details[data-standard]:visible")
    assert [shown.nth(at).get_attribute("data-standard") for at in range(shown.count())] == codes
    assert page.locator("[data-cell]:visible").count() == len(codes)
    expect(page.locator(".ast-plan-total")).to_contain_text(f"0 of {len(codes)} ready")
    expect(page.locator(".ast-plan-gaps summary")).to_contain_text(f"Gaps: {len(codes)}")
    skills = page.locator(".ast-plan-suggestions", has_text="skills")
    skills.locator("> summary").click()
    expect(skills.locator(".ast-silence")).to_be_visible(visible=chosen is CareerStage.POST_THRESHOLD)


def test_a_change_of_stage_keeps_what_is_hidden(page: Page) -> None:
    """What was written on a standard that no longer applies is not counted, and is there when it applies again."""
    opened(page)
    some_entries(page)
    stage(page, "excellent_teacher")
    expect(page.locator(".ast-plan-total")).to_contain_text("0 of 3 ready")
    assert json.loads(exported(page))["standards"]["P1"]["owner"] == "Ms Jones"
    stage(page, "main_scale")
    expect(page.locator(".ast-plan-total")).to_contain_text("1 of 28 ready")
    expect(box(page, "P1", "Owner")).to_have_value("Ms Jones")


def test_a_link_chooses_the_stage(page: Page) -> None:
    """The standards calculator's page leads to the planner with a stage, which a later choice replaces for good."""
    page.goto("calculators/standards/")
    page.get_by_role("link", name="Post-threshold teacher").click()
    expect(page.locator("ast-plan")).to_have_attribute("data-state", "live")
    expect(page.locator("[id='stage=post_threshold']")).to_be_checked()
    expect(page.locator(".ast-plan-total")).to_contain_text("of 18 ready")
    stage(page, "excellent_teacher")
    page.reload()
    expect(page.locator("[id='stage=excellent_teacher']")).to_be_checked()
    page.get_by_role("link", name="The standards calculator").first.click()
    page.wait_for_url("**/calculators/standards/")
    page.go_back()
    expect(page.locator(".ast-plan-total")).to_contain_text("of 3 ready")


@pytest.mark.parametrize("fragment", ["#stage=moon", "#stage=", "#stage=%3Cb%3E", "#=", "#stage=main_scale'%22]"])
def test_a_link_with_nonsense_chooses_nothing(page: Page, fragment: str) -> None:
    """An address that names no career stage is passed over."""
    opened(page, fragment)
    assert page.locator("[data-key=stage]:checked").count() == 0
    expect(page.locator(".ast-plan-total")).to_contain_text("of 28 ready")


# --- progress, gaps, order --------------------------------------------------------------------------------------------


def test_progress_and_gaps(page: Page) -> None:
    """A standard is a gap until it is ready and has an evidence item; the counts follow each change."""
    opened(page, "#stage=excellent_teacher")
    gaps = page.locator(".ast-plan-gaps")
    gaps.locator("summary").click()
    row = gaps.locator("[data-gap=A1]")
    expect(row.locator("[data-lacks]:visible")).to_have_count(2)
    status(page, "A1", "Ready")
    expect(row.locator("[data-lacks]:visible")).to_have_text(["no evidence item"])
    expect(page.locator("[data-progress=attributes]")).to_contain_text("1 of 1 ready")
    add(page, "A1", "A letter")
    expect(row).to_be_hidden()
    expect(gaps.locator("summary")).to_contain_text("Gaps: 2")
    for code in ("A2", "A3"):
        add(page, code, "x")
        status(page, code, "Ready")
    expect(gaps).to_contain_text("Gaps: 0")
    expect(gaps.locator("[data-no-gaps]")).to_be_visible()
    expect(page.locator(".ast-plan-total progress")).to_have_js_property("value", 3)
    add(page, "A3", "   ")
    expect(folder(page, "A3").locator("summary")).to_contain_text("Items: 1")


def test_counts_are_said_once(page: Page) -> None:
    """The region for listeners says nothing when the page opens or while a reader types, and the counts once after."""
    opened(page, "#stage=excellent_teacher")
    page.evaluate(
        """() => {
          window.said = [];
          const region = document.querySelector(".ast-plan-says");
          new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, { childList: true });
        }"""
    )
    page.wait_for_timeout(1500)
    assert page.evaluate("said") == []
    box(page, "A1", "Notes").press_sequentially("a long note", delay=20)
    page.wait_for_timeout(1800)
    assert page.evaluate("said") == []
    add(page, "A1", "A letter")
    status(page, "A1", "Gathering")
    status(page, "A1", "Ready")
    page.wait_for_timeout(2000)
    assert page.evaluate("said") == ["1 of 3 standards ready. Gaps: 2."]
    expect(page.locator(".ast-plan-says")).to_have_attribute("role", "status")


def test_own_sections(page: Page) -> None:
    """Sorted by the reader's own sections, in the order of their numbers, and back again as it was."""
    opened(page)
    some_entries(page)
    box(page, "E2", "My section").fill("section  10 ")
    page.get_by_label("My own sections").check()
    titles = page.locator(".ast-plan-own h3")
    expect(titles).to_have_text(["Section 2", "Section 10", "No section of your own yet"])
    tenth = page.locator(".ast-plan-own section").nth(1).locator("details[data-standard]")
    assert [tenth.nth(at).get_attribute("data-standard") for at in range(2)] == ["P1", "E2"]
    box(page, "A1", "My section").fill("Section 2")
    box(page, "A1", "My section").press("Tab")
    expect(page.locator(".ast-plan-own section").first.locator("details[data-standard]")).to_have_count(2)
    assert page.evaluate("document.activeElement !== document.body")
    page.get_by_label("The guidance’s headings").check()
    expect(titles).to_have_count(0)
    order = page.locator("details[data-standard]")
    assert [order.nth(at).get_attribute("data-standard") for at in range(28)] == list(standards())


def test_sorting_does_not_move_what_is_being_clicked(page: Page) -> None:
    """A click that ends the typing of a section opens what it was aimed at, though the standards change places."""
    opened(page)
    page.get_by_label("My own sections").check()
    box(page, "P1", "My section").fill("Section 1")
    box(page, "E1", "My section").fill("Section 2")
    page.locator("details[data-standard=E2] > summary").click()
    expect(page.locator("details[data-standard=E2]")).to_have_attribute("open", "")
    expect(page.locator("details[data-standard=E2] > summary")).to_be_focused()
    expect(page.locator(".ast-plan-own h3")).to_have_count(3)


# --- evidence items ---------------------------------------------------------------------------------------------------


def test_focus_follows_evidence_items(page: Page) -> None:
    """A new line has the focus; after a removal it goes to the next, the one before, or the button; undo returns it."""
    opened(page)
    add(page, "P1", "one", "two", "three")
    remove = folder(page, "P1").locator("[data-action=remove]")
    expect(remove.nth(1)).to_have_accessible_name("Remove item P1.2")
    remove.nth(1).click()
    expect(page.locator(":focus")).to_have_value("three")
    expect(folder(page, "P1").locator(".ast-plan-done")).to_contain_text("removed")
    remove.nth(1).click()
    expect(page.locator(":focus")).to_have_value("one")
    remove.nth(0).click()
    expect(page.locator(":focus")).to_have_attribute("data-action", "add")
    page.get_by_role("button", name="Undo").click()
    assert items(page, "P1") == ["one"]
    expect(page.locator(":focus")).to_have_value("one")
    assert [value for key, value in kept(page).items() if "/items/" in key] == ["one"]


def test_items_come_to_an_end(page: Page) -> None:
    """There is room for a number of items and letters, and words that say so when it is used up."""
    opened(page)
    add(page, "P1", *[str(number) for number in range(MOST_ITEMS)])
    expect(folder(page, "P1").locator("[data-full]")).to_be_visible()
    expect(folder(page, "P1").locator("[data-action=add]")).to_be_hidden()
    page.keyboard.press("Enter")
    assert len(items(page, "P1")) == MOST_ITEMS
    long = page.locator("[data-items=P1] textarea").last
    long.fill("")
    page.keyboard.insert_text("x" * (LONGEST_ITEM + 50))
    expect(folder(page, "P1").locator(".ast-plan-item .ast-plan-full")).to_contain_text(str(LONGEST_ITEM))
    assert len(items(page, "P1")[-1]) == LONGEST_ITEM


# --- files ------------------------------------------------------------------------------------------------------------


def test_export_delete_import_gives_the_same_plan(page: Page) -> None:
    """What was exported, imported again into an empty plan, is the plan that it was."""
    opened(page)
    some_entries(page)
    before = exported(page)
    delete(page)
    assert kept(page) == {}
    assert items(page, "P1") == []
    expect(page.locator("[data-key=stage]:checked")).to_have_count(0)
    give(page, before)
    expect(page.locator(".ast-plan-done")).to_contain_text("imported")
    assert exported(page) == before
    found = json.loads(before)
    assert (found["format"], found["version"], found["stage"]) == ("ast-evidence-plan", 1, "main_scale")
    assert found["data_version"] == contract()["data_version"]


def test_delete_can_be_thought_over_and_taken_back(page: Page) -> None:
    """Deleting asks first, in the page; it can be left, and undone with all that was there."""
    opened(page)
    some_entries(page)
    before = exported(page)
    page.get_by_role("button", name="Delete this plan").click()
    expect(page.get_by_role("heading", name="Delete the whole plan?")).to_be_focused()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("button", name="Delete this plan")).to_be_focused()
    assert exported(page) == before
    delete(page)
    expect(page.locator(".ast-plan-done")).to_be_focused()
    expect(page.locator(".ast-plan-total")).to_contain_text("0 of 28")
    box(page, "P1", "Owner").fill("someone else")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Delete this plan")).to_be_focused()
    after = json.loads(exported(page))
    assert after["standards"]["P1"].pop("owner") == "someone else"
    restored = json.loads(before)
    del restored["standards"]["P1"]["owner"]
    assert after == restored


def test_add_or_replace(page: Page) -> None:
    """Where a plan is there already the reader chooses: leave it, add the file to it, or put the file in its place."""
    opened(page)
    some_entries(page)
    before = json.loads(exported(page))
    other = plan_file(
        stage="post_threshold",
        standards={
            "P1": {"status": "gathering", "notes": "Theirs.", "items": ["A policy", "Their letter"]},
            "A1": {"owner": "Me"},
        },
    )
    give(page, other)
    expect(page.locator("[data-panel=import] h3")).to_be_focused()
    page.get_by_role("button", name="Leave my plan as it is").click()
    assert json.loads(exported(page)) == before
    give(page, other)
    page.get_by_role("button", name="Add to my plan").click()
    after = json.loads(exported(page))
    assert after["standards"]["P1"]["items"] == ["A policy", "Minutes of the meeting", "Their letter"]
    assert after["standards"]["P1"]["notes"] == "Two lines.\nAsk for a letter.\n\nTheirs."
    assert (after["standards"]["P1"]["status"], after["stage"]) == ("ready", "main_scale")
    assert after["standards"]["A1"] == {"owner": "Me"}
    page.get_by_role("button", name="Undo").click()
    assert json.loads(exported(page)) == before
    give(page, other)
    page.get_by_role("button", name="Replace my plan").click()
    replaced = json.loads(exported(page))
    assert replaced["standards"] == other["standards"]
    assert "name" not in replaced
    page.get_by_role("button", name="Undo").click()
    assert json.loads(exported(page)) == before
    give(page, before)
    refused(page, "same")


BAD_FILES: list[tuple[str, bytes | str | dict[str, Any]]] = [
    ("damaged", ""),
    ("damaged", '{"format": "ast-evidence-plan", "vers'),
    ("damaged", b"\xff\xfe\x00{"),
    ("damaged", "[" * 200_000),
    ("damaged", plan_file() | {"version": "1"}),
    ("damaged", plan_file(standards=[])),
    ("foreign", "[]"),
    ("foreign", '"text"'),
    ("foreign", {"format": "something else", "version": 1}),
    ("foreign", {"__proto__": {"format": "ast-evidence-plan"}}),
    ("newer", plan_file() | {"version": 2}),
    ("unknown", plan_file(standards={"Z9": {}})),
    ("unknown", plan_file(standards={"P1": {"secret": "x"}})),
    ("unknown", plan_file(hobby="x")),
    ("unknown", '{"format": "ast-evidence-plan", "version": 1, "standards": {"__proto__": {"notes": "x"}}}'),
    ("unknown", '{"format": "ast-evidence-plan", "version": 1, "constructor": "x"}'),
    ("unfit", plan_file(stage="moon")),
    ("unfit", plan_file(name=7)),
    ("unfit", plan_file(standards={"P1": "x"})),
    ("unfit", plan_file(standards={"P1": {"status": "done"}})),
    ("unfit", plan_file(standards={"P1": {"notes": "x" * 2001}})),
    ("unfit", plan_file(standards={"P1": {"items": "x"}})),
    ("unfit", plan_file(standards={"P1": {"items": [None]}})),
    ("unfit", plan_file(standards={"P1": {"items": ["x"] * (MOST_ITEMS + 1)}})),
    ("unfit", plan_file(standards={"P1": {"items": ["x" * (LONGEST_ITEM + 1)]}})),
    ("large", " " * (LARGEST_FILE + 1)),
]


def test_a_bad_file_changes_nothing(page: Page) -> None:
    """A file that is damaged, foreign, too large or out of bounds is refused in words, and the plan stays as it was."""
    opened(page)
    some_entries(page)
    before = kept(page)
    for reason, content in BAD_FILES:
        give(page, content)
        expect(refused(page, reason)).to_contain_text("Nothing in your plan has changed.")
        assert stored(page) == before
    give(page, plan_file(standards={"<img src=x onerror=alert(1)>" * 5: {}}))
    expect(refused(page, "unknown")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("ast-plan img").count() == 0


def test_too_much_to_add(page: Page) -> None:
    """Where both plans together do not fit, adding is refused by the name of the place, and nothing has changed."""
    opened(page)
    add(page, "P1", *[str(number) for number in range(MOST_ITEMS)])
    before = exported(page)
    give(page, plan_file(standards={"P1": {"items": ["one more"]}}))
    page.get_by_role("button", name="Add to my plan").click()
    expect(refused(page, "room")).to_contain_text("P1, items")
    assert exported(page) == before


def test_hostile_words_are_words(page: Page) -> None:
    """Markup is shown as text, in fields, sections and index; control characters do not get into the plan."""
    opened(page)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    give(
        page,
        plan_file(
            name=HOSTILE,
            order="sections",
            standards={
                "P1": {
                    "notes": f"a\u0000b\u001b[31m\n{HOSTILE}",
                    "section": HOSTILE,
                    "owner": "one\ntwo\ud800",
                    "items": [HOSTILE, "\u0000 "],
                }
            },
        ),
    )
    expect(page.locator(".ast-plan-done")).to_contain_text("imported")
    page.get_by_role("button", name="Show the index here").click()
    assert items(page, "P1") == [HOSTILE]
    expect(page.locator(".ast-plan-own h3").first).to_have_text(HOSTILE)
    expect(page.locator(".ast-plan-index")).to_contain_text(HOSTILE)
    expect(box(page, "P1", "Notes")).to_have_value(f"ab[31m\n{HOSTILE}")
    expect(box(page, "P1", "Owner")).to_have_value("one two")
    assert page.locator("ast-plan :is(img, script)").count() == 0
    before = exported(page)
    page.reload()
    expect(page.locator("ast-plan")).to_have_attribute("data-state", "live")
    assert exported(page) == before


def test_the_table(page: Page) -> None:
    """A row for each item or standard, in UTF-8 with its mark, and no cell that a spreadsheet takes for a formula."""
    opened(page)
    some_entries(page)
    for formula in ("=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1"):
        add(page, "A1", formula)
    box(page, "A1", "Notes").fill('Said "yes", twice\nand £')
    content = exported(page, "CSV")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(contract()["columns"].values())
    assert {row["Standard"] for row in rows} == set(standards())
    assert [row["Evidence item"] for row in rows if row["Standard"] == "P1"] == ["A policy", "Minutes of the meeting"]
    assert [row["Item"] for row in rows if row["Standard"] == "P1"] == ["P1.1", "P1.2"]
    ours = [row for row in rows if row["Standard"] == "A1"]
    assert all(row["Evidence item"].startswith("'") for row in ours)
    assert ours[0]["Notes"] == 'Said "yes", twice\nand £'
    assert not [cell for row in rows for cell in row.values() if cell.lstrip()[:1] in set("=+-@")]
    stage(page, "excellent_teacher")
    rows = list(csv.DictReader(io.StringIO(exported(page, "CSV").decode("utf-8-sig"), newline="")))
    assert {row["Standard"] for row in rows} == {"A1", "A2", "A3"}


# --- the index --------------------------------------------------------------------------------------------------------


def printed(page: Page, to: Path) -> str:
    """The text of the page as it is printed."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    page.pdf(path=to, format="A4")
    return subprocess.run(["pdftotext", "-layout", to, "-"], capture_output=True, text=True, check=True).stdout


def test_the_printed_index(page: Page, tmp_path: Path) -> None:
    """Sections, sub-sections, every applicable standard with numbered items, notes, owner and date; and no controls."""
    opened(page)
    some_entries(page)
    text = printed(page, tmp_path / "index.pdf")
    lines = [line.strip() for line in text.splitlines()]
    for expected in (
        "Index of evidence",
        "1 Professional attributes",
        "1.1 Frameworks",
        "3.4 Reviewing teaching and learning",
    ):
        assert expected in lines, expected
    for expected in (
        "A. Teacher",
        "Main scale teacher",
        "Ms Jones",
        "by half term",
        "Ask for a letter.",
        "1 of 28",
        "Data version",
    ):
        assert expected in text, expected
    flat = " ".join(text.split())
    assert "P1.1 A policy P1.2 Minutes of the meeting" in flat
    assert "E12.1 Value added analysis" in flat
    assert all(f"{standard.code} {standard.short}" in flat for standard in standards().values())
    assert text.count("No evidence item yet") == 26
    for unwanted in (
        "Remove",
        "Add an evidence item",
        "Export",
        "Undo",
        "Plan your evidence",
        "career stage?",
        "Calculators",
    ):
        assert unwanted not in text, unwanted


def test_the_printed_index_of_own_sections(page: Page, tmp_path: Path) -> None:
    """Sorted by own sections the index has them as its sections; standards that do not apply are left out."""
    opened(page)
    some_entries(page)
    page.get_by_label("My own sections").check()
    stage(page, "post_threshold")
    lines = [line.strip() for line in printed(page, tmp_path / "index.pdf").splitlines()]
    assert "1 Section 2" in lines
    assert "2 No section of its own yet" in lines
    assert not [line for line in lines if line.startswith("P1 ")]


def test_print_view_hides_the_planner(page: Page) -> None:
    """In print only the index is there."""
    opened(page)
    some_entries(page)
    page.emulate_media(media="print")
    expect(page.locator(".ast-plan-index")).to_be_visible()
    assert page.locator("main :is(button, input, textarea):visible").count() == 0
    expect(page.locator("main h1")).to_be_hidden()


# --- who can use it ---------------------------------------------------------------------------------------------------


def test_by_keyboard_alone(page: Page) -> None:
    """From the career stage to a finished entry, and to its gap's end, without a mouse."""
    opened(page)
    page.locator("[id='stage=main_scale']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[id='stage=excellent_teacher']")).to_be_checked()

    def tab_to(matches: str, limit: int = 40) -> None:
        for _ in range(limit):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches(`{matches}`)"):
                return
        pytest.fail(f"no {matches} within {limit} steps")

    tab_to("[data-cell=A1] a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-standard=A1] > summary')")
    expect(page.locator("[data-standard=A1]")).to_have_attribute("open", "")
    tab_to("[data-key='A1/status']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to("[data-action=add]")
    page.keyboard.press("Enter")
    page.keyboard.type("First item")
    page.keyboard.press("Enter")
    page.keyboard.type("Second item")
    tab_to("[data-key='A1/notes']")
    page.keyboard.type("A note")
    tab_to("[data-key='A1/section']")
    page.keyboard.type("Section 4")
    assert items(page, "A1") == ["First item", "Second item"]
    expect(page.locator(".ast-plan-total")).to_contain_text("1 of 3 ready")
    tab_to("[data-action=delete]")
    page.keyboard.press("Enter")
    tab_to("[data-action=delete-yes]")
    page.keyboard.press("Space")
    tab_to("[data-action=undo]")
    page.keyboard.press("Enter")
    assert items(page, "A1") == ["First item", "Second item"]


def test_links_within_the_plan(page: Page) -> None:
    """A gap leads to its standard and opens it; a standard leads to the examples for its group and opens them."""
    opened(page, "#stage=main_scale")
    page.locator(".ast-plan-gaps summary").click()
    page.locator("[data-gap=E12] a").click()
    expect(page.locator("[data-standard=E12] > summary")).to_be_focused()
    page.locator("[data-standard=E12]").get_by_role("link", name="Examples of evidence").click()
    expect(page.locator("#plan-suggestions-skills")).to_be_focused()
    expect(page.locator("#plan-suggestions-skills")).to_be_visible()
    assert page.url.endswith("#stage=main_scale")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_sideways_scroll(open_page: OpenPage, width: int) -> None:
    """With long words and everything open, the page is no wider than the window, and targets are large enough."""
    page = opened(open_page(viewport={"width": width, "height": 800}))
    some_entries(page)
    add(page, "P1", "x" * 300)
    box(page, "P1", "My section").fill("y" * 100)
    page.get_by_label("My own sections").check()
    page.get_by_role("button", name="Show the index here").click()
    page.get_by_role("button", name="Delete this plan").click()
    page.evaluate("document.querySelectorAll('ast-plan details').forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll("ast-plan :is(button, summary, textarea, input, .ast-plan-cells a)")]
          .filter((each) => each.offsetParent)
          .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 24)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_automatic_finding(open_page: OpenPage, scheme: str, width: int) -> None:
    """With entries, messages and everything open, axe finds nothing on the page."""
    page = opened(open_page(viewport={"width": width, "height": 900}, color_scheme=scheme))
    some_entries(page)
    page.locator("[data-items=P1] [data-action=remove]").first.click()
    give(page, "[]")
    page.get_by_role("button", name="Show the index here").click()
    page.get_by_role("button", name="Delete this plan").click()
    page.evaluate("document.querySelectorAll('ast-plan details').forEach((each) => { each.open = true; })")
    page.evaluate(AXE.read_text("utf-8"))  # as a script of the page the policy would refuse it
    found = page.evaluate(
        "axe.run('.md-content').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html, any }) => [html.slice(0, 120), any.map(({ message }) => message)])]))"
    )
    assert found == []


def test_forced_colours(open_page: OpenPage) -> None:
    """Where the browser sets the colours, a status is still told by words and shapes."""
    page = opened(open_page(forced_colors="active"))
    some_entries(page)
    expect(folder(page, "P1").locator(".ast-plan-mark")).to_have_text("Ready")
    ready = page.locator("[data-cell=P1] a").evaluate("(each) => getComputedStyle(each).borderTopWidth")
    other = page.locator("[data-cell=E1] a").evaluate("(each) => getComputedStyle(each).borderTopWidth")
    assert ready != other


def test_without_scripts(open_page: OpenPage) -> None:
    """Without JavaScript the page says what it lacks, and still has every standard and suggestion."""
    page = open_page(java_script_enabled=False)
    page.goto(PLAN)
    expect(page.get_by_text("The planner needs JavaScript.")).to_be_visible(timeout=10_000)
    assert page.locator("details[data-standard]:visible").count() == len(standards())
    assert page.locator("ast-plan :is(button, input, textarea):visible").count() == 0
    page.locator("[data-standard=E12] > summary").click()
    expect(page.get_by_text("Use statistical data, both local and national").first).to_be_visible()
    page.locator(".ast-plan-suggestions > summary").first.click()
    expect(page.get_by_text("action research", exact=True)).to_be_visible()


@pytest.mark.allow_console_errors
def test_a_script_that_does_not_come(open_page: OpenPage, server: Served) -> None:
    """Where the script does not reach the reader, the page says so too; where it does, nobody sees that note."""
    note = "The planner needs JavaScript."
    page = opened(open_page())
    page.wait_for_timeout(4000)
    expect(page.get_by_text(note)).to_be_hidden()
    server.sabotage["engine/*/plan.mjs"] = (404, b"")
    page = open_page()
    page.goto(PLAN)
    expect(page.get_by_text(note)).to_be_visible(timeout=10_000)
