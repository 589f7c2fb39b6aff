"""The person in front of the window, by the names of what is on the screen, in one language; and a test of the window from
its beginning to its end. A test is run as NAME.py BIN SOURCE LANGUAGE [PICTURES], on a desktop of its own
(tests/support/desktop).
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as xml
from pathlib import Path

import screen as screens

BIN, SOURCE, LANGUAGE = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
PICTURES = sys.argv[4] if len(sys.argv) > 4 else None
PIN = "Yanlian-Pin-7391" # that the person chooses


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
        self.process = subprocess.Popen([BIN / "certdesk", "--practice", "--practice-dir", self.directory, "--no-papers", "--language", LANGUAGE])
        self.screen = screens.Screen("certdesk", self.process)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def press(self, english, before=None, **more):
        if before:
            self.see(english)
            self.picture(before)
        self.screen.press(self.say(english), **more)

    def see(self, english, **more):
        return self.screen.wait_for(self.say(english), **more)

    def begins(self, english):
        """The text up to where a number or a name is put into it."""
        return self.say(english).split("%1")[0]

    def type(self, english, text):
        self.screen.type_into(self.say(english), text)

    def picture(self, name):
        if PICTURES:
            self.number += 1
            screens.picture(f"{PICTURES}/{LANGUAGE}-{self.number:02}-{name}.png")

    def names_file(self, title, path):
        """In the file dialog, which has the keyboard in its name field."""
        self.screen.wait_for(title, ["dialog", "file chooser"], exact=False)
        time.sleep(0.5) # until the window manager has given it the keyboard
        subprocess.run(["xdotool", "type", "--delay", "3", str(path)], check=True)
        self.screen.keys("Return")
        self.screen.wait(lambda: self.screen.find(title, ["dialog", "file chooser"], exact=False) is None, "the dialog has gone")

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


def agreement(person):
    person.screen.focus("", ["text"], exact=False) # the only text on the page
    person.screen.keys("End") # it has to be read to the end
    person.press("I have read and accept the agreement")
    person.press("Next", before="agreement")


def choose_pin(person):
    person.type("Factory PIN", "12345678")
    person.type("New PIN", PIN)
    person.type("New PIN once more", PIN)


def furnished(directory, *wishes):
    """The practice world in that folder, made where there is none yet, and what it tells of itself; closed again, as the
    window opens it itself."""
    more = ["--with", ",".join(wishes)] if wishes else []
    practice = subprocess.Popen([BIN / "certdesk-practice", "--dir", directory, *more, "--end-with-input"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    ready = json.loads(practice.stdout.readline())
    practice.stdin.close()
    assert practice.wait(30) == 0
    return ready


def perform(play, make=Person):
    """In a folder of its own. Where it fails the folder stays, with a picture of what was on the screen."""
    directory = tempfile.mkdtemp(prefix="certdesk-window.", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    person = None
    try:
        person = make(directory)
        play(person)
    except Exception:
        screens.picture(f"{directory}/failed.png")
        traceback.print_exc()
        sys.exit(f"failed: what there was is in {directory}")
    finally:
        if person:
            person.end()
    shutil.rmtree(directory, ignore_errors=True) # what the driver of a killed window still held may come late
