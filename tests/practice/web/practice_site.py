"""A practice portal for the browser's tests, and how they say what is wrong."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = Path(sys.argv[2]) if len(sys.argv) > 2 else None


def check(holds, sentence):
    if not holds:
        raise AssertionError(sentence)


def same(left, right, sentence):
    check(left == right, f"{sentence}: {left!r}, not {right!r}")


class Practice:
    """certdesk-practice, of the command line's first word; nothing is approved but by hand."""

    def __init__(self, *options):
        memory = Path("/dev/shm")
        self.folder = tempfile.TemporaryDirectory(prefix="certdesk-web.", dir=memory if memory.is_dir() else None)
        self.process = subprocess.Popen([sys.argv[1], "--dir", self.folder.name, "--review-by-hand",
                                         "--end-with-input", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.folder.cleanup()

    def ask(self, sql):
        return subprocess.check_output(["sqlite3", Path(self.folder.name, "portal.db"), sql], text=True).split()


def picture(browser, name):
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        browser.picture(PICTURES / f"{name}.png")
