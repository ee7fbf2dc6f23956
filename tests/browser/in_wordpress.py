"""The plugin of widget/examples in a real WordPress: `make wordpress-test`. Not part of the ordinary suite, because it needs Debian's
wordpress with a theme (wordpress-theme-twentytwentyone), php-cli, php-mysql and mariadb-server. WordPress is installed afresh, by its own
installer, into a folder that is thrown away."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from chat_page import ROOT, Chat, ChatServer, free_port
from display import program
from playwright.sync_api import Page, expect

PLUGIN = ROOT / "widget/examples/wordpress/signpost-chat.php"
BUILT = json.loads((ROOT / "widget/dist/integrity.json").read_text())
INSTALLED = Path("/usr/share/wordpress")
START_SECONDS = 60
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); define('WP_HOME', '{address}'); define('WP_SITEURL', '{address}');
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', true); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
ACTIVATE = """require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';
$failed = activate_plugin('signpost-chat.php'); if (is_wp_error($failed)) { fwrite(STDERR, $failed->get_error_message()); exit(1); }"""
WRITE = """require 'wp-load.php'; $said = json_decode($argv[1], true);
echo wp_insert_post(array('post_title' => 'A post', 'post_content' => wp_slash($said), 'post_status' => 'publish'), true);"""


class WordPress:
    """A new WordPress with its database; what is started ends with it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "site"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.socket = folder / "database.sock"
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> WordPress:
        """Database, files, PHP's own web server, then WordPress's own installer."""
        data = self.folder / "data"
        whose = ["--no-defaults", f"--datadir={data}", "--user=root"]
        make = [program("mariadb-install-db", "mariadb-server"), *whose, "--auth-root-authentication-method=normal"]
        subprocess.run(make, check=True, capture_output=True)
        self._run([program("mariadbd", "mariadb-server"), *whose, f"--socket={self.socket}", "--skip-networking"])
        self._database()
        shutil.copytree(INSTALLED, self.site, ignore_dangling_symlinks=True)
        (self.site / "wp-config.php").unlink(missing_ok=True)
        (self.site / "wp-config.php").write_text(CONFIG.format(socket=self.socket, address=self.address))
        plugins = self.site / "wp-content" / "plugins"
        plugins.mkdir(parents=True, exist_ok=True)
        shutil.copy(PLUGIN, plugins)
        self._run([program("php", "php-cli"), "-S", f"127.0.0.1:{self.port}", "-t", str(self.site)])
        self._install()
        self.php(ACTIVATE)
        return self

    def _run(self, command: list[str]) -> None:
        with (self.folder / f"{Path(command[0]).name}.log").open("wb") as log:
            self.processes.append(subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT))

    def _database(self) -> None:
        make = [
            program("mariadb", "mariadb-client"),
            "--no-defaults",
            f"--socket={self.socket}",
            "-uroot",
            "-e",
            "CREATE DATABASE wordpress",
        ]
        until = time.monotonic() + START_SECONDS
        while subprocess.run(make, capture_output=True).returncode:
            assert time.monotonic() < until, (self.folder / "mariadbd.log").read_text()
            time.sleep(0.2)

    def _install(self) -> None:
        told = {"weblog_title": "Charity", "user_name": "editor", "admin_email": "editor@example.org", "admin_password": "a long one 1"}
        form = {**told, "admin_password2": told["admin_password"], "pw_weak": "1", "blog_public": "0", "language": ""}
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                answer = requests.post(f"{self.address}/wp-admin/install.php?step=2", data=form, timeout=120)
                break
            except requests.ConnectionError:
                assert time.monotonic() < until
                time.sleep(0.2)
        assert "Success!" in answer.text, answer.text

    def php(self, code: str, *given: str) -> str:
        """What a PHP script prints that runs inside this WordPress."""
        done = subprocess.run([program("php", "php-cli"), "-r", code, "--", *given], cwd=self.site, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def post(self, content: str) -> str:
        """The address of a new post."""
        return f"{self.address}/?p={int(self.php(WRITE, json.dumps(content)))}"

    def stop(self) -> None:
        """End what was started."""
        for each in reversed(self.processes):
            each.terminate()
            each.wait()


@pytest.fixture(scope="module")
def wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    """One WordPress for all tests."""
    assert INSTALLED.is_dir(), "WordPress was not found: apt-get install --no-install-recommends wordpress."
    # Without one WordPress writes empty pages.
    assert any((INSTALLED / "wp-content/themes").iterdir()), "No theme was found: apt-get install wordpress-theme-twentytwentyone."
    whole = WordPress(tmp_path_factory.mktemp("wordpress"))
    try:
        yield whole.start()
    finally:
        whole.stop()


@pytest.mark.parametrize(
    "block", ["{}", "<!-- wp:shortcode -->\n{}\n<!-- /wp:shortcode -->", "<p>Talk to us: {}</p>"], ids=["alone", "block", "in a paragraph"]
)
def test_short_code_puts_a_working_chat_on_a_post(wordpress: WordPress, page: Page, server: ChatServer, block: str) -> None:
    looks = 'region="NZ" lang="en-NZ" color="#7a1f5c" privacy="/privacy"'
    code = f'[signpost_chat server="{server.url}" integrity="{BUILT["integrity"]}" {looks}]'
    page.goto(wordpress.post(block.format(code)))
    chat = Chat(page)
    expect(chat.call).to_have_attribute("href", "tel:111")
    chat.begin()
    expect(chat.log).to_contain_text("Hello, I am Signpost.")
    assert chat.send_button.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(122, 31, 92)"
    chat.say("card")
    chat.button("Summary for you or your doctor").click()
    expect(chat.button("Print")).to_be_visible()
    assert page.locator("signpost-chat").count() == 1


def test_what_an_editor_writes_into_it_is_never_markup(wordpress: WordPress, page: Page, server: ChatServer) -> None:
    page.goto(
        wordpress.post(
            f"""[signpost_chat server="{server.url}" region='NZ"><img src=x onerror=alert(1)>' lang='"><script>alert(1)</script>']"""
        )
    )
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    assert page.locator("img[src='x']").count() == 0


def test_without_a_server_nothing_is_written(wordpress: WordPress, page: Page) -> None:
    answer = page.goto(wordpress.post("before [signpost_chat] after"))
    assert answer
    assert "signpost-chat.js" not in answer.text() and "[signpost_chat" not in answer.text()
    expect(page.get_by_text("before after")).to_be_visible()
