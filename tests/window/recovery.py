"""A whole recovery in the real window, as a person would: by the names of what is on the screen, in one language.

recovery.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import json
import subprocess
import sys
import time
from pathlib import Path

from person import BIN, PIN, agreement, choose_pin, perform

sys.path.insert(0, str(Path(__file__).parent.parent / "rehearsal"))
from judge import Ukey, check, judge, run, text_of


def play(person):
    person.open()
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
    person.ukey("New UKEY", "--latency", "60") # slow enough to be pulled in the middle
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
    person.ukey("New UKEY", "--insert", "--latency", "0")
    person.type("PIN", PIN)
    person.press("Go on", before="pin-again")


perform(play)
