"""How a page is cut into the sections of the index."""

from __future__ import annotations

from search.build import Reader, entries

PAGE = """<nav><h2 id="menu">Menu</h2></nav><article class="md-content__inner">
<h1 id="pay">Pay<a class="headerlink" href="#pay">&para;</a></h1>
<p>ASTs are <em>paid</em> on a spine. <a class="ast-ref" href="#">Part 4 ¶1</a></p>
<ast-calculator><h2>Points 1 to 5</h2><form><p>Area<br>London</p></form></ast-calculator>
<h2 id="earn">What &amp; how much<a class="headerlink" href="#earn">&para;</a></h2>
<table><tr><th>area</th><th>salary</th></tr><tr><td>Fringe</td><td>£1<br>£2</td></tr></table>
<ul><li>One</li><li>Two<p>and more</p></li></ul>
<div class="ast-restates"><p>This page restates</p></div>
</article><footer><p>Below</p></footer>"""


def read(page: str) -> Reader:
    reader = Reader("guidance/pay/")
    reader.feed(page)
    reader.close()
    return reader


def test_a_page_is_cut_at_its_headings() -> None:
    page, section = read(PAGE).sections
    assert (page.location, page.title) == ("guidance/pay/", "Pay")
    assert (section.location, section.title) == ("guidance/pay/#earn", "What &amp; how much")


def test_cells_and_items_stay_apart_and_what_repeats_is_left_out() -> None:
    page, section = read(PAGE).sections
    assert page.blocks == ["ASTs are paid on a spine."]
    assert section.blocks == ["area salary", "Fringe £1 £2", "One", "Two", "and more"]


def test_an_entry_says_what_the_theme_expects_and_no_more_than_it_must() -> None:
    section = read(PAGE).sections[1]
    (plain,) = entries(section, {"*": 1}, {})
    assert plain == {
        "location": "guidance/pay/#earn",
        "title": "What &amp; how much",
        "text": "<p>area salary</p><p>Fringe £1 £2</p><p>One</p><p>Two</p><p>and more</p>",
    }
    (weighed,) = entries(section, {"guidance/*": 0.5, "*": 1}, {"guidance/pay/#earn": "salary"})
    assert (weighed["boost"], weighed["asked"]) == (0.5, "salary")
    assert not list(entries(section, {"guidance/*": 0, "*": 1}, {}))
