"""The configuration: defaults, one sentence for each mistake, secrets that stay secret, and the shipped example."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from bot.config import SECTIONS, Config, Secret, keys, load_config, read_fact_check_key, read_token
from bot.domain.errors import BadConfig

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


def load(folder: Path, text: str) -> Config:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load_config(file, {})


def test_everything_works_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config(None, {})
    assert config == Config()
    assert config.database == Path("onrecord.db")
    assert config.ingest.allow_private == ()


def test_config_toml_in_the_current_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("config.toml").write_text("[extraction]\nworkers = 3\n")
    assert load_config(None, {}).extraction.workers == 3


def test_every_key_is_read(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
        [database]
        path = "desk.db"
        [ingest]
        allow_private = ["127.0.0.1:8080", "[::1]:80", "wiki.example:443"]
        proxy = "http://proxy.example:3128"
        timeout_seconds = 5
        contact = "https://desk.example/about"
        [extraction]
        workers = 2
        timeout_seconds = 9.5
        [others]
        google = true
        daily = 7
        url = "http://127.0.0.1:8080/v1alpha1/claims:search"
        [discord]
        [log]
        level = "debug"
        format = "json"
        """,
    )
    assert config.database == tmp_path / "desk.db"
    assert config.ingest.allow_private == ("127.0.0.1:8080", "[::1]:80", "wiki.example:443")
    assert (config.ingest.proxy, config.ingest.contact) == ("http://proxy.example:3128", "https://desk.example/about")
    assert (config.ingest.timeout_seconds, config.extraction.timeout_seconds) == (5.0, 9.5)
    assert (config.others.google, config.others.daily) == (True, 7)
    assert config.others.url == "http://127.0.0.1:8080/v1alpha1/claims:search"
    assert (config.extraction.workers, config.log.level, config.log.format) == (2, "debug", "json")


def test_the_environment_names_file_and_database(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text('[database]\npath = "a.db"\n')
    assert load_config(None, {"ONRECORD_CONFIG": str(file)}).database == tmp_path / "a.db"
    assert load_config(file, {"ONRECORD_DB": "b.db"}).database == Path("b.db")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[ingest]\nalow_private = []", "unknown key [ingest] alow_private; did you mean allow_private?"),
        ("[extraction]\nzzz = 1", "unknown key [extraction] zzz; there are workers, timeout_seconds."),
        ("[discord]\nguild = 1", "unknown key [discord] guild; it takes no keys."),
        ("[ingst]", "unknown section [ingst]; did you mean [ingest]?"),
        ("workers = 1", "unknown key workers outside of any section; "),
        ("log = 1", "log is a section, written [log] on a line of its own."),
        ("[extraction]\nworkers = 0", "[extraction] workers takes a whole number from 1 to 64, not 0."),
        ("[extraction]\nworkers = '2'", '[extraction] workers takes a whole number from 1 to 64, not "2".'),
        ("[extraction]\nworkers = true", "[extraction] workers takes a whole number from 1 to 64, not true."),
        ("[log]\nlevel = 'loud'", '[log] level takes "debug", "info", "warning" or "error", not "loud".'),
        ("[ingest]\nproxy = 'socks5://a:1'", "[ingest] proxy takes an address such as"),
        ('[ingest]\ncontact = "a\\r\\nb"', "[ingest] contact takes a web or mail address"),
        ("[ingest]\nallow_private = '127.0.0.1:80'", "[ingest] allow_private takes a list of exact host:port pairs"),
        ("[discord]\ntoken = 'x.y.z'", "token does not belong in this file; set DISCORD_TOKEN"),
        ("discord_token = 'x.y.z'", "discord_token does not belong in this file; set DISCORD_TOKEN"),
        ("[others]\nkey = 'x.y.z'", "key does not belong in this file; set GOOGLE_FACT_CHECK_KEY, or"),
        ("[others]\ndaily = 0", "[others] daily takes a whole number from 1 to 100000, not 0."),
        ("[others]\nurl = 'ftp://x.example/'", "[others] url takes an http or https address"),
        ("[log", "is not valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_file_and_key(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BadConfig) as error:
        load(tmp_path, text)
    assert str(tmp_path / "config.toml") in error.value.sentence
    assert sentence in error.value.sentence
    assert "\n" not in error.value.sentence
    assert "x.y.z" not in error.value.sentence


@pytest.mark.parametrize(
    "pair",
    [
        "127.0.0.1",
        "localhost",
        "*:80",
        "10.0.0.0/8:80",
        "http://a.example:80",
        "a:0",
        "a:65536",
        ":80",
        "a b:80",
        "::1:80",
    ],
)
def test_only_exact_pairs_are_allowed(tmp_path: Path, pair: str) -> None:
    with pytest.raises(BadConfig, match="exact host:port pairs such as"):
        load(tmp_path, f'[ingest]\nallow_private = ["{pair}"]')


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match=r"there is no such configuration file\."):
        load_config(tmp_path / "none.toml", {})


def test_a_file_that_is_not_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadConfig, match="it is not UTF-8 text"):
        load_config(tmp_path / "c.toml", {})


def test_the_token_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("from.a.file\n")
    assert read_token({"DISCORD_TOKEN": " plain.one "}).reveal() == "plain.one"
    assert read_token({"DISCORD_TOKEN_FILE": str(file)}).reveal() == "from.a.file"
    assert read_token({"DISCORD_TOKEN": "plain.one", "DISCORD_TOKEN_FILE": str(file)}).reveal() == "plain.one"


def test_a_missing_token_says_where_to_get_one(tmp_path: Path) -> None:
    for env in ({}, {"DISCORD_TOKEN": " "}):
        with pytest.raises(BadConfig, match=r"Bot page .* Discord Developer Portal .* set DISCORD_TOKEN"):
            read_token(env)
    with pytest.raises(BadConfig, match=r"gone can't be read"):
        read_token({"DISCORD_TOKEN_FILE": str(tmp_path / "gone")})
    (tmp_path / "empty").touch()
    with pytest.raises(BadConfig, match=r"empty is empty\."):
        read_token({"DISCORD_TOKEN_FILE": str(tmp_path / "empty")})


def test_the_fact_check_key_comes_the_same_way(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("AIza-1\n")
    assert read_fact_check_key({"GOOGLE_FACT_CHECK_KEY": "AIza-2"}).reveal() == "AIza-2"
    assert read_fact_check_key({"GOOGLE_FACT_CHECK_KEY_FILE": str(file)}).reveal() == "AIza-1"
    with pytest.raises(BadConfig, match=r"there is no key: .* set GOOGLE_FACT_CHECK_KEY to it"):
        read_fact_check_key({})
    with pytest.raises(BadConfig, match=r"GOOGLE_FACT_CHECK_KEY_FILE: .*gone can't be read"):
        read_fact_check_key({"GOOGLE_FACT_CHECK_KEY_FILE": str(tmp_path / "gone")})
    with pytest.raises(BadConfig, match="not a valid key: it has spaces") as error:
        read_fact_check_key({"GOOGLE_FACT_CHECK_KEY": "very secret"})
    assert "very" not in error.value.sentence


def test_a_secret_does_not_show(tmp_path: Path) -> None:
    secret = Secret("very.secret.token")
    assert "very" not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(BadConfig) as error:
        read_token({"DISCORD_TOKEN": "very secret"})
    assert "very" not in error.value.sentence


def test_every_key_says_what_it_takes_and_what_for() -> None:
    listed = list(keys())
    assert {(key.section, key.name) for key in listed} == {
        (section, one.name) for section, struct in SECTIONS.items() for one in msgspec.structs.fields(struct)
    }
    assert all(key.takes and key.help.endswith(".") for key in listed)


def test_the_example_holds_every_section_and_no_setting_that_is_on(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {section: {} for section in SECTIONS}
    assert load(tmp_path, text) == load(tmp_path, "")


def test_the_examples_commented_lines_are_the_defaults_and_each_is_explained(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    switched_on = tomllib.loads(re.sub(r"(?m)^#(?=[a-z_]+ = )", "", text))
    defaults: dict[str, dict[str, object]] = {section: {} for section in SECTIONS}
    for key in keys():
        defaults[key.section][key.name] = list(key.default) if isinstance(key.default, tuple) else key.default
    assert switched_on == defaults
    flowing = " ".join(line.removeprefix("#").strip() for line in text.splitlines())
    for key in keys():
        assert key.help in flowing
        assert f"Takes {key.takes}." in flowing
