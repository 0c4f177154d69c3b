"""Small pages with one trap each, and the paragraphs that a visitor reads on them."""

from dataclasses import dataclass

NEWS = (
    "Mayor Ann Vey said on Monday that the new tram line had cost the city 62 million crowns, twice what was planned.",
    "“We lost every fourth customer while the street was closed,” said Rolf Amsel, who sells lamps on Weaver Street.",
    "The audit office found that 19 invoices had been paid before the work on the depot had even started.",
    "Engineer Tove Lind told the council that the rails near the old mill had been laid twice since last autumn.",
    "A hearing is planned for the second week of March, and everybody who lives along the line may speak at it.",
    "The first trams ran empty through the centre last week, watched by children on their way home from school.",
)
EXTRA = "Councillor Pia Holm said that 800 trees would have to be felled for the second part of the tram line."
TITLE = "Tram line costs twice as much"
_MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
_FOOT = "<footer><p>Copyright Lindhaven Post. All rights reserved.</p></footer>"
_SKELETONS = (
    "<article><h1>{title}</h1>{body}</article>",
    "<main><h1>{title}</h1><div class='entry-content'>{body}</div></main>",
    "<div id='content'><h1>{title}</h1>{body}</div>",
    "<div class='wrap'><header><h1>{title}</h1></header><section class='story-body'>{body}</section></div>",
)


@dataclass(frozen=True, slots=True)
class Page:
    kind: str
    name: str
    body: bytes
    paragraphs: tuple[str, ...]
    filename: str = "a.html"


def html_of(body: str, *, head: str = "", skeleton: int = 0, around: str = "{page}", attributes: str = "") -> bytes:
    """A whole page of a newspaper around the inside of an article; `around` is what stands about all of it."""
    story = _SKELETONS[skeleton % len(_SKELETONS)].format(title=TITLE, body=body)
    page = around.format(page=_MENU + story + _FOOT)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body{attributes}>{page}</body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


_NOT_SHOWN = {
    "struck": (
        "<p><s>{extra}</s></p>",
        "<p><del>{extra}</del></p>",
        "<p><strike>{extra}</strike></p>",
        "<del><p>{extra}</p></del>",
        "<p style='text-decoration: line-through'>{extra}</p>",
        "<p><span style='text-decoration-line:line-through;color:red'>{extra}</span></p>",
        "<p><b style='TEXT-DECORATION: red LINE-THROUGH solid'>{extra}</b></p>",
        "<style>.gone {{ text-decoration: line-through }}</style><p class='old gone'>{extra}</p>",
        "<style>@import 'x.css'; p.no {{ text-decoration-line: line-through; }}</style><p class='no'>{extra}</p>",
        "<s><ul><li>{extra}</li></ul></s>",
        "<S class='x'><p>{extra}</p><p>{extra}</p></S>",
        "<strike><p>{extra}</p></strike>",
        "<p class='text-lg line-through'>{extra}</p>",
    ),
    "hidden": (
        "<p hidden>{extra}</p>",
        "<div hidden='hidden'><p>{extra}</p></div>",
        "<section hidden=''><p>{extra}</p><p>{extra} Twice.</p></section>",
        "<p style='display:none'>{extra}</p>",
        "<p style='color: red; display : none !important'>{extra}</p>",
        "<p style='DISPLAY: NONE'>{extra}</p>",
        "<p style='visibility: hidden'>{extra}</p>",
        "<div style='visibility:collapse'><p>{extra}</p></div>",
        "<p aria-hidden='true'>{extra}</p>",
        "<div aria-hidden='TRUE'><p>{extra}</p></div>",
        "<style>.x1 {{ display: none }}</style><p class='x1'>{extra}</p>",
        "<style>/* .y {{ }} */ #x2{{display:none}}</style><div id='x2'><p>{extra}</p></div>",
        "<style>p.x3, div.x3 {{ visibility: hidden; }}</style><p class='lead x3'>{extra}</p>",
        "<template><p>{extra}</p></template>",
        "<noscript><p>{extra}</p></noscript>",
        "<dialog><p>{extra}</p></dialog>",
        "<p style='opacity:0'>{extra}</p>",
        "<p style='font-size:0px'>{extra}</p>",
        "<p style='height:0;overflow:hidden'>{extra}</p>",
        "<p style='color:transparent'>{extra}</p>",
        "<p style='color:#fff;background:#FFF'>{extra}</p>",
        "<style>@media screen {{ .x4 {{ display: none }} }}</style><p class='x4'>{extra}</p>",
        "<style>.story .x5 {{ display: none }}</style><div class='story'><p class='x5'>{extra}</p></div>",
        "<p class='lead hidden'>{extra}</p>",
        "<div class='sr-only'><p>{extra}</p></div>",
        "<p class='screen-reader-text'>{extra}</p>",
        "<p class='d-none'>{extra}</p>",
        "<input type='hidden' value='{extra}'><select><option>{extra}</option></select>",
    ),
    "off-screen": (
        "<p style='position:absolute;left:-9999px'>{extra}</p>",
        "<p style='position: fixed; top: -5000px'>{extra}</p>",
        "<p style='text-indent:-9999px'>{extra}</p>",
        "<p style='position:absolute;clip:rect(0 0 0 0);width:1px;height:1px;overflow:hidden'>{extra}</p>",
        "<p style='clip-path: inset(50%)'>{extra}</p>",
        "<p style='transform:translateX(-9999px)'>{extra}</p>",
        "<p style='margin-left:-9999px'>{extra}</p>",
        "<style>.away {{ position: absolute; left: -10000px }}</style><p class='away'>{extra}</p>",
        "<style>.vh{{clip:rect(1px, 1px, 1px, 1px);position:absolute!important}}</style><p class='vh'>{extra}</p>",
    ),
    "teaser": (
        "<p><a href='/x'>Read also: The old depot will be sold to the highest bidder before the summer</a></p>",
        "<ul class='related'><li><a href='/x'>Depot for sale</a></li><li><a href='/y'>Mill to reopen</a></li></ul>",
        "<aside><p><a href='/x'>The old depot will be sold, the council decided late last night.</a></p></aside>",
        "<div class='related-stories'><p><a href='/x'>The depot will be sold, the council decided.</a></p></div>",
        "<figure><img src='a.jpg'><figcaption>The depot in May. Photo: I. Marl</figcaption></figure>",
        "<div class='share-buttons'><a href='/f'>Share</a> <a href='/t'>Post</a></div>",
    ),
    "consent": (
        "<div class='cookie-banner'><p>{extra}</p><button>Accept</button></div>",
        "<div id='onetrust-consent-sdk'><p>{extra}</p></div>",
        "<div role='dialog' aria-modal='true'><p>{extra}</p><button>Accept all</button></div>",
        "<dialog open><h2>We value your privacy</h2><p>{extra}</p></dialog>",
        "<div id='sp_message_container_1'><div class='message'><p>{extra}</p></div></div>",
        "<section class='gdpr-overlay' role='alertdialog'><p>{extra}</p></section>",
    ),
}
"""What stands between the paragraphs of an article without being one of its paragraphs."""

_SHOWN: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "line break": (
        ("<div>{a}<br>{b}</div>", ("{a}", "{b}")),
        ("<div>{a}<br><br>{b}</div>", ("{a}", "{b}")),
        ("{a}<br>{b}", ("{a}", "{b}")),
        ("<div>{a}<br/>{b}<br/>{extra}</div>", ("{a}", "{b}", "{extra}")),
        ("<div><b>{a}</b><br>{b}</div>", ("{a}", "{b}")),
        ("<div>{a}<p>{b}</p>{extra}</div>", ("{a}", "{b}", "{extra}")),
        ("<span>{a}</span><br><span>{b}</span>", ("{a}", "{b}")),
        ("<p>{a}<br>{b}</p>", ("{a}", "{b}")),
        ("<section>{a}<br>{b}</section>", ("{a}", "{b}")),
        ("<div><a href='/m'>{a}</a><br>{b}</div>", ("{a}", "{b}")),
    ),
    "single link": (
        ("<p><a href='/x'>{a}</a></p>", ("{a}",)),
        ("<p><b><a href='/x'>{a}</a></b></p>", ("{a}",)),
        ("<p><a href='https://other.example/y'><em>{a}</em></a></p><p>{b}</p>", ("{a}", "{b}")),
        ("<p><a href='/x'>{a}</a></p><p><a href='/y'>{b}</a></p>", ("{a}", "{b}")),
        ("<blockquote><p><a href='/x'>{a}</a></p></blockquote>", ("{a}",)),
        ("<ul><li><a href='/x'>{a}</a></li><li>{b}</li></ul>", ("{a}", "{b}")),
    ),
    "quotation": (
        ("<blockquote>{a}</blockquote>", ("{a}",)),
        ("<blockquote><p>{a}</p><p>{b}</p></blockquote>", ("{a}", "{b}")),
        ("<blockquote><p>{a}</p><footer>Rolf Amsel, lamp seller</footer></blockquote>",
         ("{a}", "Rolf Amsel, lamp seller")),
        ("<figure><blockquote><p>{a}</p></blockquote><figcaption>Rolf Amsel</figcaption></figure>",
         ("{a}", "Rolf Amsel")),
        ("<blockquote>{a}<cite>Rolf Amsel</cite></blockquote>", ("{a}Rolf Amsel",)),
        ("<div class='quote'><q>{a}</q></div>", ("{a}",)),
        ("<p>He wrote: <q>{a}</q></p>", ("He wrote: {a}",)),
    ),
    "embedded": (
        ("<blockquote class='twitter-tweet'><p>{a}</p>— Pia Holm (@pia) <a href='/t'>May 3, 2026</a></blockquote>",
         ("{a}", "— Pia Holm (@pia) May 3, 2026")),
        ("<div class='embed'><blockquote class='twitter-tweet'><p>{a}</p></blockquote></div>", ("{a}",)),
        ("<figure class='wp-block-embed'><div><blockquote class='twitter-tweet'><p>{a}</p></blockquote></div></figure>",
         ("{a}",)),
        ("<blockquote class='instagram-media'><div><p><a href='/i'>{a}</a></p></div></blockquote>", ("{a}",)),
        ("<blockquote class='mastodon-embed'><p>{a}</p></blockquote>", ("{a}",)),
        ("<div class='social-embed'><blockquote class='bluesky-embed'><p>{a}</p></blockquote></div>", ("{a}",)),
        ("<aside class='embedded-tweet'><blockquote><p>{a}</p></blockquote></aside>", ("{a}",)),
    ),
    "list": (
        ("<ul><li>{a}</li><li>{b}</li></ul>", ("{a}", "{b}")),
        ("<ol><li><p>{a}</p></li><li><p>{b}</p></li></ol>", ("{a}", "{b}")),
        ("<ul><li>{a}<ul><li>{b}</li></ul></li></ul>", ("{a}", "{b}")),
        ("<dl><dt>Cost of it all</dt><dd>{a}</dd></dl>", ("Cost of it all", "{a}")),
        ("<ul><li>{a}</li><li>Ann Vey: yes</li><li>Pia Holm: no</li></ul>", ("{a}", "Ann Vey: yes", "Pia Holm: no")),
        ("<ul class='summary'><li><strong>{a}</strong></li><li>{b}</li></ul>", ("{a}", "{b}")),
    ),
    "words": (
        ("<p>The hearing began on <time datetime='2026-05-04'>Monday</time> and nobody came to it at all.</p>",
         ("The hearing began on Monday and nobody came to it at all.",)),
        ("<p>The old line had 12<wbr>,000 riders and <mark>none of them</mark> was asked before it closed.</p>",
         ("The old line had 12,000 riders and none of them was asked before it closed.",)),
        ("<p>The city says <ins>62</ins> million and <abbr>EU</abbr> money paid for <small>a third</small>.</p>",
         ("The city says 62 million and EU money paid for a third.",)),
        ("<details><summary>What the audit says</summary><p>{a}</p></details>", ("What the audit says", "{a}")),
        ("<h2>What it cost the city</h2><p>{a}</p>", ("What it cost the city", "{a}")),
        ("<p style='display:block;visibility:visible'>{a}</p>", ("{a}",)),
        ("<style>@media print {{ .pr {{ display: none }} }}</style><p class='pr'>{a}</p>", ("{a}",)),
        ("<style>.sh {{ display: none }} .sh {{ display: block }}</style><p class='sh'>{a}</p>", ("{a}",)),
        ("<div style='visibility:hidden'><p style='visibility:visible'>{a}</p></div>", ("{a}",)),
        ("<p aria-hidden='false'>{a}</p>", ("{a}",)),
        ("<p style='text-decoration: underline'>{a}</p>", ("{a}",)),
        ("<p style='position:relative;left:-2px;text-indent:-1em'>{a}</p>", ("{a}",)),
        ("<div><template shadowrootmode='open'><p>{a}</p></template></div>", ("{a}",)),
        ("<p>The tram cost the city <del>41</del> 62 million, the mayor said in the <s>old</s> new town hall.</p>",
         ("The tram cost the city 62 million, the mayor said in the new town hall.",)),
        ("<p>The mayor said<span hidden> nothing of</span> “all of it” was paid in time by the city.</p>",
         ("The mayor said “all of it” was paid in time by the city.",)),
    ),
    "empty element": (
        ("<p>The mayor spoke<span class='icon'></span> for an hour about the tram and about nothing else.</p>",
         ("The mayor spoke for an hour about the tram and about nothing else.",)),
        ("<p><a id='top'></a>{a}</p>", ("{a}",)),
        ("<p><b></b>{a}</p><p>{b}<i></i></p>", ("{a}", "{b}")),
        ("<div><p>{a}</p><span></span>{b}</div>", ("{a}", "{b}")),
        ("<p><img src='x.png'>{a}</p>", ("{a}",)),
    ),
    "shown box": (
        ("<div style='overflow:hidden'><p>{a}</p></div>", ("{a}",)),
        ("<p class='hidden md:block'>{a}</p>", ("{a}",)),
        ("<p class='d-none d-md-block'>{a}</p>", ("{a}",)),
        ("<div style='max-height:200px;overflow:hidden'><p>{a}</p></div>", ("{a}",)),
        ("<p style='opacity:0.9;font-size:0.9em;color:#000;background:#fff'>{a}</p>", ("{a}",)),
    ),
    "table": (
        ("<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>2024</td><td>31 million</td></tr></table>",
         ("Year", "Crowns", "2024", "31 million")),
        ("<table><tr><td>{a}</td></tr><tr><td>{b}</td></tr></table>", ("{a}", "{b}")),
        ("<figure class='wp-block-table'><table><tr><td>{a}</td><td>{b}</td></tr></table></figure>", ("{a}", "{b}")),
        ("<table role='presentation'><tr><td><p>{a}</p><p>{b}</p></td></tr></table>", ("{a}", "{b}")),
    ),
}  # fmt: skip
"""The inside of an article beside its paragraphs, and what is read of it. A table is compared cell by cell."""


def _not_shown() -> list[Page]:
    pages = []
    for kind, traps in _NOT_SHOWN.items():
        for number, trap in enumerate(traps):
            body = paragraphs(*NEWS[:3]) + trap.format(extra=EXTRA) + paragraphs(*NEWS[3:])
            pages.append(Page(kind, f"{kind} {number}", html_of(body, skeleton=number), NEWS))
    return pages


def _shown() -> list[Page]:
    pages = []
    for kind, traps in _SHOWN.items():
        for number, (trap, right) in enumerate(traps):
            words = {"a": NEWS[1], "b": NEWS[2], "extra": EXTRA}
            at = number % 2  # at the top, where text is lost most easily, and after a paragraph
            body = paragraphs(*NEWS[:at]) + trap.format(**words) + paragraphs(*NEWS[3:])
            expected = (*NEWS[:at], *(one.format(**words) for one in right), *NEWS[3:])
            pages.append(Page(kind, f"{kind} {number}", html_of(body, skeleton=number // 2), expected))
    return pages


_WALL = (
    "We and our 842 partners store and read information on your device, such as cookies, and process personal data.",
    "You may accept or manage your choices by clicking below, and you may object where legitimate interest is used.",
    "Your choices will be signalled to our partners and will not affect browsing data in any way on this site.",
)
_OVERLAYS = (
    "<div class='cookie-consent'>{wall}</div>{{page}}",
    "{{page}}<div id='CybotCookiebotDialog' role='dialog'>{wall}{wall}</div>",
    "<div class='fc-consent-root'><p></p><div class='fc-dialog'>{wall}{wall}</div></div>{{page}}",
    "<div aria-hidden='true' id='app'>{{page}}</div><div role='dialog' aria-modal='true'>{wall}</div>",
    "<dialog open>{wall}{wall}{wall}</dialog>{{page}}",
    "<div class='qc-cmp2-container'><div role='dialog'>{wall}{wall}</div></div>{{page}}",
    "<form id='aspnetForm'>{{page}}</form><div class='newsletter-modal' role='dialog'>{wall}</div>",
    "<div class='has-cookie-bar'>{{page}}</div><div class='cookie-bar'>{wall}</div>",
    "<div role='dialog' aria-modal='true'>{{page}}</div>",
    "<div id='didomi-host'><div class='didomi-popup-view'>{wall}{wall}{wall}</div></div>{{page}}",
)


def _overlays() -> list[Page]:
    wall = paragraphs(*_WALL)
    return [
        Page("overlay", f"overlay {at}", html_of(paragraphs(*NEWS), skeleton=at, around=one.format(wall=wall)), NEWS)
        for at, one in enumerate(_OVERLAYS)
    ]


def _plain() -> list[Page]:
    """Pages without a trap, and those whose whole body is hidden until a script has run."""
    attributes = ("", "", "", "", " style='opacity:0'", " style='visibility:hidden'", " class='cookies-not-set'")
    return [
        Page("plain", f"plain {at}", html_of(paragraphs(*NEWS), skeleton=at, attributes=one), NEWS)
        for at, one in enumerate(attributes)
    ]


PAGES = tuple(_not_shown() + _shown() + _overlays() + _plain())
