"""A whole recovery in the real window, as a person would: by the names of what is on the screen, in one language.

recovery.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import json
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
from judge import Ukey, check, judge, run, text_of

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
        self.process = subprocess.Popen([BIN / "certdesk", "--practice", "--practice-dir", self.directory, "--no-papers", "--language", LANGUAGE])
        self.screen = screens.Screen("certdesk", self.process)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

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


def main():
    directory = tempfile.mkdtemp(prefix="certdesk-window.", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    person = Person(directory)
    person.open()
    try:
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
    walk(person)


def walk(person):
    screen, say = person.screen, person.say
    screen.press("示例建设有限公司（演练）", exact=False)
    person.picture("actions")
    screen.press(say("Recover"), exact=False)
    person.press("It is lost")
    person.picture("reason")
    person.press("Next")
    agreement(person)
    person.press("Agree to the price", before="quote")
    person.type("Security answer", "xiongmao")
    person.press("Check answer", before="answer")
    person.press("Next")
    person.press("Yes, try it now")
    choose_pin(person)
    person.press("Try the UKEY", before="check")
    person.press("Next")
    person.press("Submit the application", before="submit")
    person.see("Enter the authorisation code")
    code = person.code_from_mail()
    person.type("Authorisation code", code)
    person.press("Check the code", before="code")
    killed_and_opened_again(person)
    write_and_pull(person)
    person.see("The certificate is recovered and ready", patience=120)
    time.sleep(0.5)
    person.picture("done")
    pdf, signed = receipt(person)
    person.press("Back to my applications")
    person.see("My applications")
    receipt_again(person)
    person.kill()
    facts = subprocess.run([BIN / "certdeskctl", "rehearse", "recovery", "--practice-dir", person.directory, "--json"],
                           capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    judge(json.loads(facts))
    judge_receipt(json.loads(facts), pdf, signed)


def receipt(person):
    """At the end: shown, saved as a PDF, and the signed file."""
    pdf, signed = Path(person.directory, "receipt.pdf"), Path(person.directory, "receipt.p7s")
    person.press("Receipt")
    person.screen.wait_for(person.say("Verified: signed by the portal, under a certificate of the CA."), exact=False)
    person.screen.wait_for(person.say("The certificates of this service are on the UKEY that is inserted."), exact=False)
    person.picture("receipt")
    for button, title, file in (("Save as PDF…", "Save the receipt", pdf), ("Save the signed file…", "Save the signed receipt", signed)):
        person.press(button)
        person.names_file(person.say(title), file)
        person.screen.wait(file.exists, f"{file.name} is saved")
    return pdf, signed


def receipt_again(person):
    """Later, among the completed applications: the portal has it."""
    person.screen.press(person.say("Completed"), exact=False)
    person.press("View")
    person.press("Receipt")
    person.screen.wait_for(person.say("Verified: signed by the portal, under a certificate of the CA."), exact=False)


def judge_receipt(facts, pdf, signed):
    """What is printed names each certificate that pkcs11-tool finds on the UKEY; openssl verifies what was signed."""
    text = "".join(run("pdftotext", "-layout", pdf, "-").decode().split())
    ukey = Ukey(facts)
    certificates = [ukey.certificate(each["ID"]) for each in ukey.objects() if each["what"].startswith("Certificate Object")]
    check(len(certificates) == 3, "three certificates on the UKEY")
    for der in certificates:
        fingerprint = text_of(der, "-fingerprint", "-sha256").partition("=")[2].replace(":", "")
        check(fingerprint in text, f"{fingerprint} is on the receipt: {text}")
    said = run("openssl", "cms", "-verify", "-inform", "DER", "-in", signed, "-CAfile", facts["ca"]).decode()
    check(facts["token_serial"] in said, f"the UKEY is named: {said}")


def killed_and_opened_again(person):
    """The program dies; the holder opens it again, and goes on from where it stood."""
    person.see("Enter the PIN of the UKEY")
    person.picture("pin")
    person.kill()
    person.open()
    person.log_in()
    person.picture("home-again")
    person.press("Continue")
    code = person.code_from_mail()
    person.type("Authorisation code", code)
    person.press("Check the code")
    person.see("Which UKEY shall hold the certificate?")
    person.picture("choose")
    person.screen.press(person.begins("Use the one ending in %1"), exact=False)


def write_and_pull(person):
    """The UKEY is pulled while it is written to: the window says so, and goes on when the same one is back."""
    person.ukey("New UKEY", "--latency", "60")
    person.type("PIN", PIN)
    person.press("Go on")
    person.see("Writing the UKEY")
    person.picture("writing")
    time.sleep(1.5)
    person.ukey("New UKEY", "--pull")
    person.screen.wait_for(person.begins("Put the UKEY ending in %1 in"), exact=False)
    person.picture("pulled")
    person.ukey("Spare UKEY", "--insert") # another one does not do
    person.screen.wait_for(person.begins("Inserted is another one: %1."), exact=False)
    person.ukey("New UKEY", "--insert")
    person.type("PIN", PIN)
    person.press("Go on", before="pin-again")


def agreement(person):
    person.screen.focus("", ["text"], exact=False) # the only text on the page
    person.screen.keys("End") # it has to be read to the end
    person.press("I have read and accept the agreement")
    person.press("Next", before="agreement")


def choose_pin(person):
    person.type("Factory PIN", "12345678")
    person.type("New PIN", PIN)
    person.type("New PIN once more", PIN)


if __name__ == "__main__":
    try:
        main()
    except AssertionError as verdict:
        screens.fail(verdict)
