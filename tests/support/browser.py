"""Chromium without a screen, by the WebDriver protocol (W3C) and the standard library alone: what a person sees and
presses on a page.

    with Browser(ca="ca.pem", language="zh-CN") as browser:
        browser.open(url)
        browser.press("付款")

TLS is verified: the CA goes into the certificate database of a home of the browser's own.
"""
import base64
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

PATIENCE = 60  # seconds that a page may take to say something
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name of an element


class Browser:
    def __init__(self, ca, language="zh-CN", size=(1180, 900)):
        self.home = Path(tempfile.mkdtemp(prefix="certdesk-browser."))
        self.driver = self.session = None
        try:
            self._trust(ca)
            self._start(language, size)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.session:
            try:
                self._ask("DELETE", "")
            except OSError:
                pass  # the driver has gone, and the browser with it
            self.session = None
        if self.driver:
            try:
                os.killpg(self.driver.pid, signal.SIGTERM)  # a group of its own: the driver and its browser alone
            except ProcessLookupError:
                pass
            self.driver.wait(timeout=20)
            self.driver = None
        shutil.rmtree(self.home, ignore_errors=True)

    # --- pages ---

    def open(self, url):
        self._ask("POST", "/url", {"url": url})

    def reload(self):
        self._ask("POST", "/refresh", {})

    def address(self):
        return self._ask("GET", "/url")

    def title(self):
        return self._ask("GET", "/title")

    def text(self):
        """All that can be read on the page."""
        return self._ask("GET", f"/element/{self.find('body')}/text")

    def until(self, holds, sentence):
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"not so: {sentence} ({self.address()})")
            time.sleep(0.1)

    def wait_for(self, text):
        """Until the page says it; then all that it says."""
        seen = ""

        def says():
            nonlocal seen
            seen = self._settled(self.text) or ""
            return text in seen
        try:
            self.until(says, text)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{seen}") from None
        return seen

    def find(self, css):
        return self._ask("POST", "/element", {"using": "css selector", "value": css})[ELEMENT]

    def find_all(self, css):
        return [each[ELEMENT] for each in self._ask("POST", "/elements", {"using": "css selector", "value": css})]

    def press(self, words):
        """The button or link of these words, all of them; words without quotation marks."""
        self._ask("POST", f"/element/{self._control(words)}/click", {})

    def press_twice(self, words):
        """The same button twice without a pause, as an impatient person does."""
        origin = {ELEMENT: self._control(words)}
        down_up = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}, *down_up, *down_up]}]})

    def write(self, css, text):
        self._ask("POST", f"/element/{self.find(css)}/value", {"text": text})

    def write_anew(self, css, text):
        self._ask("POST", f"/element/{self.find(css)}/clear", {})
        self.write(css, text)

    def property(self, element, name):
        return self._ask("GET", f"/element/{element}/property/{name}")

    def script(self, script, *arguments):
        """What the test wants to know of the page; it runs as the driver's, whatever the page's policy says. The
        arguments are elements."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": [{ELEMENT: each} for each in arguments]})

    def cookies(self):
        return self._ask("GET", "/cookie")

    def complaints(self):
        """What the browser had to say of the pages since it was asked last."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def windows(self):
        return self._ask("GET", "/window/handles")

    def switch_to(self, window):
        self._ask("POST", "/window", {"handle": window})

    def picture(self, path, whole=True):
        """The page as a PNG: all of it, or what the window shows."""
        if whole:
            height = self.script("return document.documentElement.scrollHeight")
            rect = self._ask("GET", "/window/rect")
            self._ask("POST", "/window/rect", {"width": rect["width"], "height": max(rect["height"], height + 140)})
        Path(path).write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))
        if whole:
            self._ask("POST", "/window/rect", {"width": rect["width"], "height": rect["height"]})

    # --- below ---

    def _control(self, words):
        return self._ask("POST", "/element", {"using": "xpath", "value":
                         f'//*[self::button or self::a][normalize-space(.) = "{words}"]'})[ELEMENT]

    def _trust(self, ca):
        """Chromium on Linux trusts what is in $HOME/.pki/nssdb beside its own roots; each certificate of the file."""
        database = self.home / ".pki" / "nssdb"
        database.mkdir(parents=True, mode=0o700)
        name = f"sql:{database}"
        subprocess.run(["certutil", "-N", "--empty-password", "-d", name], check=True)
        pattern = r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n?"
        for number, pem in enumerate(re.findall(pattern, Path(ca).read_text(), re.S)):
            one = self.home / f"ca-{number}.pem"
            one.write_text(pem)
            subprocess.run(["certutil", "-A", "-d", name, "-n", f"practice {number}", "-t", "C,,", "-i", str(one)], check=True)

    def _start(self, language, size):
        kept = {name: value for name, value in os.environ.items() if name.lower() not in ("http_proxy", "https_proxy", "all_proxy")}
        environment = {**kept, "HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config"),
                       "XDG_CACHE_HOME": str(self.home / "cache"), "XDG_DATA_HOME": str(self.home / "data")}
        log = self.home / "driver.log"
        with log.open("w") as out:
            self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=out, stderr=out, env=environment,
                                           cwd=self.home, start_new_session=True)
        self.port = self._port(log)
        arguments = ["--headless=new", f"--window-size={size[0]},{size[1]}", f"--lang={language}",
                     f"--accept-lang={language}", "--no-proxy-server", "--disable-gpu", "--disable-dev-shm-usage",
                     "--disable-background-networking", "--no-first-run"]
        if os.geteuid() == 0:
            # Chromium's own sandbox refuses to start for root, and containers often let nobody else make one. It
            # opens nothing here but the practice portal of the same PC.
            arguments.append("--no-sandbox")
        answer = self._ask("POST", "", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "acceptInsecureCerts": False,
            "goog:chromeOptions": {"args": arguments, "prefs": {"intl.accept_languages": language}}}}})
        self.session = answer["sessionId"]

    def _port(self, log):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.driver.poll() is None:
            if match := re.search(r"started successfully on port (\d+)", log.read_text()):
                return int(match[1])
            time.sleep(0.05)
        raise AssertionError(f"chromedriver did not start:\n{log.read_text()}")

    def _ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            begin = f"/session/{self.session}" if self.session else "/session"
            connection.request(method, begin + path, None if body is None else json.dumps(body),
                               {"Content-Type": "application/json; charset=utf-8"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise WebDriverError(value["error"], value.get("message", ""))
        return value

    def _settled(self, look):
        """What a page says while it makes way for the next one is nothing."""
        try:
            return look()
        except WebDriverError as error:
            # The last is the first in the driver's own words, where it met the page in between.
            if error.kind in ("stale element reference", "no such element") or "not belong to the document" in str(error):
                return None
            raise


class WebDriverError(AssertionError):
    def __init__(self, kind, message):
        super().__init__(f"{kind}: {message}")
        self.kind = kind
