"""A first certificate in the real window, from the list of what can be downloaded to the UKEY, in one language.

download.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import os
import subprocess
import time

from person import PIN, choose_pin, furnished, perform


def play(person):
    ready = furnished(person.directory, "first") # with one that was applied for
    person.open()
    person.log_in()
    person.press("To download", exact=False)
    person.screen.wait_for("孙样例（演练）", exact=False)
    person.picture("to-download")
    person.press("Continue", exact=False)
    person.see("Enter the authorisation code")
    person.type("Authorisation code", next(iter(person.code_from_mail, None)))
    person.press("Check the code", before="code")
    person.see("Which UKEY shall hold the certificate?")
    person.picture("choose")
    person.screen.press(person.begins("Use the one ending in %1"), exact=False)
    choose_pin(person)
    person.press("Set the PIN and go on")
    person.see("The new certificate is ready", patience=120)
    time.sleep(0.5)
    person.picture("done")
    person.press("Back to my applications")
    person.press("My certificates")
    person.screen.wait_for("孙样例（演练）", exact=False)
    person.kill()
    objects = subprocess.run(["pkcs11-tool", "--module", ready["module"], "--login", "--pin", PIN, "--list-objects"],
                             capture_output=True, text=True, env={**os.environ, "SOFTHSM2_CONF": ready["softhsm_conf"]})
    assert objects.stdout.count("Private Key Object") == 2, objects.stdout + objects.stderr
    assert objects.stdout.count("Certificate Object") == 2 and "~pending" not in objects.stdout, objects.stdout


perform(play)
