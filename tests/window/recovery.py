"""A whole recovery in the real window, as a person would: by the names of what is on the screen, in one language.

recovery.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "rehearsal"))
import screen as screens
from judge import check, judge

BIN, SOURCE, LANGUAGE = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
PICTURES = sys.argv[4] if len(sys.argv) > 4 else None
PIN = "Yanlian-Pin-7391"


def words():
    """What the window says for an English text of the source."""
    if LANGUAGE == "en":
        return lambda english: english
    texts = {}
    for message in xml.parse(SOURCE / "translations" / f"certdesk_{LANGUAGE}.ts").iter("message"):
        texts.setdefault(message.findtext("source"), message.findtext("translation"))
    return lambda english: texts[english]


class Person:
    def __init__(self, directory):
        self.directory = directory
        self.say = words()
        self.number = 0
        self.process = None

    def open(self):
        self.process = subprocess.Popen([BIN / "certdesk", "--practice", "--practice-dir", self.directory, "--language", LANGUAGE])
        self.screen = screens.Screen("certdesk")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def press(self, english, **more):
        self.screen.press(self.say(english), **more)

    def see(self, english, **more):
        return self.screen.wait_for(self.say(english), **more)

    def type(self, english, text):
        self.screen.type_into(self.say(english), text)

    def picture(self, name):
        if PICTURES:
            self.number += 1
            screens.picture(f"{PICTURES}/{LANGUAGE}-{self.number:02}-{name}.png")

    def ukey(self, which, *options):
        """What a hand does to a UKEY."""
        listed = subprocess.run([BIN / "certdesk-practice", "--dir", self.directory, "ukey"], capture_output=True, text=True).stdout
        serial = next(re.search(r'"serial":"(\w+)"', line).group(1) for line in listed.splitlines() if f'"label":"{which}"' in line)
        subprocess.run([BIN / "certdesk-practice", "--dir", self.directory, "ukey", "--serial", serial, *options], check=True)
        return serial

    def log_in(self):
        self.type("User name", "shili_jianshe")
        self.type("Password", "Yanlian-2024")
        self.picture("login")
        self.press("Log in")
        self.see("My applications")

    def code_from_mail(self):
        """The newest code, from the mail box on the practice desk."""
        self.press("Practice desk")
        found = self.screen.wait(lambda: re.findall(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{20}(?![A-Za-z0-9])",
                                                    self.screen.text()), "a mail with the code")
        self.picture("mail")
        self.press("Practice desk")
        return found[0]


def main():
    directory = tempfile.mkdtemp(prefix="certdesk-window.", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    person = Person(directory)
    person.open()
    try:
        if os.environ.get("EXPLORE"):
            person.see("User name")
        play(person)
    except Exception:
        screens.picture(f"{PICTURES or tempfile.gettempdir()}/{LANGUAGE}-failed.png")
        raise
    finally:
        if person.process.poll() is None:
            person.kill()


def play(person):
    person.log_in()
    person.picture("home")
    person.press("My certificates")
    person.picture("certificates")
    explore = os.environ.get("EXPLORE")
    try:
        walk(person)
    finally:
        if explore:
            person.picture("end")
            print(person.screen.text())


def walk(person):
    person.see("Apply")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as verdict:
        screens.fail(verdict)
