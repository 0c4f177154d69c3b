"""One spelling for each page, and whose it is."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Unreadable
from bot.domain.urls import canonical_url, host_and_port, registered_domain
from bot.ingest.text_hash import text_hash


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example.ORG", "https://news.example.org/"),
        ("http://news.example.org:80/a", "http://news.example.org/a"),
        ("https://news.example.org:443/a", "https://news.example.org/a"),
        ("https://news.example.org:8443/a", "https://news.example.org:8443/a"),
        ("https://user:pw@news.example.org/a", "https://news.example.org/a"),
        ("https://news.example.org./a#comments", "https://news.example.org/a"),
        ("https://news.example.org/a/../b/./c", "https://news.example.org/b/c"),
        ("https://news.example.org/a/%2E%2e/b/..", "https://news.example.org/"),
        ("https://news.example.org/../../a", "https://news.example.org/a"),
        ("https://news.example.org/a/", "https://news.example.org/a/"),
        ("  https://news.example.org/a b\n", "https://news.example.org/a%20b"),
        ("https://news.example.org/%c3%bc/ü", "https://news.example.org/%C3%BC/%C3%BC"),
        ("https://news.example.org/100%", "https://news.example.org/100%25"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://ｎｅｗｓ.example.org/", "https://news.example.org/"),
        ("http://[2001:DB8:0::1]:80/", "http://[2001:db8::1]/"),
    ],
)
def test_spellings_of_one_address_become_one(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "parameter",
    ["utm_source=x", "UTM_Medium=y", "fbclid=1", "gclid=2", "dclid=3", "msclkid=4", "mc_cid=5", "mc_eid=6", "igshid=7",
     "igsh=8", "twclid=9", "ttclid=10", "yclid=11", "wbraid=12", "gbraid=13", "_ga=14", "ref_src=twsrc", "mkt_tok=15"],
)  # fmt: skip
def test_tracking_goes_and_what_chooses_the_page_stays(parameter: str) -> None:
    assert canonical_url(f"https://a.example/x?id=7&{parameter}&page=2") == "https://a.example/x?id=7&page=2"
    assert canonical_url(f"https://a.example/x?{parameter}") == "https://a.example/x"


@pytest.mark.parametrize(
    "kept", ["id=7", "page=2", "p=1", "cid=3", "story_fbid=1", "q=a+b", "b=1&a=2", "source=x", "a"]
)
def test_parameters_that_may_choose_the_page_stay_in_their_order(kept: str) -> None:
    assert canonical_url(f"https://a.example/x?{kept}") == f"https://a.example/x?{kept}"


@pytest.mark.parametrize(
    "url",
    ["", "news.example.org", "/a", "//a.example/", "ftp://a.example/", "javascript:alert(1)", "http://", "http:///a",
     "http://a b.example/", "http://a.example:99999/", "http://[::1/", "http://a..example/", "http://\u2100.example/"],
)  # fmt: skip
def test_what_is_no_web_address_is_one_sentence(url: str) -> None:
    with pytest.raises(Unreadable, match="is not a web address"):
        canonical_url(url)


def test_a_long_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(Unreadable) as error:
        canonical_url("https://a.example/" + "x" * 2_000)
    assert error.value.sentence == "That address has 2,018 characters; 2,000 is the most that is read."


@given(
    st.builds(
        "{}://{}{}{}".format,
        st.sampled_from(["http", "https", "HTTP"]),
        st.sampled_from(["a.example", "A.Example:80", "bücher.example", "[::1]:443", "1.2.3.4", "u:p@b.example."]),
        st.text(alphabet="/.%2eEaZü? =&;+'\"<>[]|\\~", max_size=20).map(lambda s: "/" + s),
        st.text(alphabet=string.printable + "ü€", max_size=20).map(lambda s: "?" + s),
    )
)
def test_the_canonical_spelling_is_its_own(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert once.isascii()


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.news.example.co.uk/a", "example.co.uk"),
        ("https://NEWS.example.com:8443/a", "example.com"),
        ("https://anna.github.io/post", "anna.github.io"),
        ("https://bbc.co.uk.evil.com/", "evil.com"),
        ("https://bbc.co.uk@evil.com/", "evil.com"),
        ("https://bücher.de/", "xn--bcher-kva.de"),
        ("http://10.0.0.1/", None),
        ("http://[::1]/", None),
        ("http://localhost/", None),
        ("http://co.uk/", None),
        ("no address", None),
    ],
)
def test_the_registered_domain_is_whose_page_it_is(url: str, domain: str | None) -> None:
    assert registered_domain(url) == domain


def test_the_hash_tells_texts_apart_and_not_their_typography() -> None:
    assert text_hash("“It’s  OPEN,”\nshe said") == text_hash('"It\'s open," she said ')
    assert text_hash("4 million") != text_hash("5 million")
    assert len(text_hash("")) == 64


def test_a_pair_is_taken_apart() -> None:
    assert host_and_port("Wiki.Example:8080") == ("wiki.example", 8080)
    assert host_and_port("[0:0::1]:80") == ("::1", 80)
    with pytest.raises(ValueError, match="wiki"):
        host_and_port("wiki.example")
