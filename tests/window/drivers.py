"""What a person sees of a driver that hangs, or crashes again and again: within seconds the window says what happened, or
that it waits; it stays usable; and when the driver is well again, it goes on by itself.

drivers.py BIN SOURCE LANGUAGE [PICTURES]: run on a desktop of its own (tests/support/desktop).
"""
import json
import os
import subprocess
import time
from pathlib import Path

import screen as screens
from person import BIN, LANGUAGE, Person, perform

PIN = "13572468"
HUNG = "The driver of the UKEY did not answer and was ended."
CRASHED = "The driver of the UKEY stopped by itself."
FIELDS = ("password text", "text", "entry")
SOON = 15.0 # seconds, on a PC that has other things to do too; what the program itself waits is 5


class Patient(Person):
    """A person whose driver is the hostile one (tests/token/hostile), at the practice portal."""

    def __init__(self, directory):
        super().__init__(directory)
        self.orders = Path(directory, "orders")
        self.portal = subprocess.Popen([BIN / "certdesk-practice", "--dir", directory, "--end-with-input"],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.portal.stdout.readline())

    def open(self):
        environment = dict(os.environ, HOSTILE_ORDERS=str(self.orders), HOSTILE_BEHIND=self.facts["module"],
                           SOFTHSM2_CONF=self.facts["softhsm_conf"])
        self.process = subprocess.Popen(
            [BIN / "certdesk", "--portal", self.facts["portal"], "--ca", self.facts["ca"], "--module",
             BIN.resolve() / "libcertdesk_test_hostile_module.so", "--language", LANGUAGE], env=environment)
        self.screen = screens.Screen("certdesk", self.process)

    def end(self):
        super().end()
        self.portal.stdin.close()
        self.portal.wait()

    def order(self, function, misdeed, always=False):
        written = self.orders.with_suffix(".new")
        written.write_text(f"{function} {misdeed}{' always' if always else ''}\n")
        written.rename(self.orders)

    def forget_orders(self):
        self.orders.unlink(missing_ok=True)

    def sees_within(self, english, seconds, since):
        self.see(english, patience=60)
        took = time.monotonic() - since
        print(f"{took:5.1f} s  {english}")
        if took > seconds:
            raise screens.NotOnScreen(f"“{english}” took {took:.1f} s")

    def pins_given(self):
        counted = self.orders.with_suffix(".pins")
        return len(counted.read_text().split()) if counted.exists() else 0


def hangs_from_the_start(person):
    """Nobody knows yet what is inserted: that it looks is said at once, and after the program's patience what is wrong."""
    person.order("C_GetSlotList", "hangs", always=True)
    person.open()
    person.see("User name")
    start = time.monotonic()
    person.press("My UKEY")
    person.picture("looking")
    person.sees_within(HUNG, SOON, start)
    person.see("Whether a UKEY is inserted is not known. CertDesk looks again by itself every few seconds.")
    person.picture("hung")
    # Whoever does not want to wait does something else.
    start = time.monotonic()
    person.press("My applications")
    person.sees_within("User name", SOON, start)
    person.log_in()
    person.press("My UKEY")
    person.see(HUNG)


def is_well_again(person, told):
    person.forget_orders()
    person.screen.wait_for(person.begins("Inserted: %1. What is put in or pulled out shows here by itself."), exact=False)
    person.screen.wait_gone(person.say(told))
    person.picture("well")


def keeps_crashing(person):
    """It is asked less often from then on, and what is told stays; the UKEYs are shown as they were seen last."""
    person.order("C_GetSlotList", "aborts", always=True)
    start = time.monotonic()
    person.sees_within(CRASHED, SOON, start)
    time.sleep(SOON / 3)
    person.see(CRASHED, patience=1)
    person.see("Look inside", patience=1)
    person.screen.wait_for(person.begins("Seen last: %1. CertDesk looks again by itself every few seconds."), exact=False)
    person.picture("keeps-crashing")
    is_well_again(person, CRASHED)


def give_pin(person):
    person.screen.type_into(person.say("PIN"), PIN)
    person.screen.focus(person.say("PIN"), FIELDS)
    person.screen.keys("Return")
    return time.monotonic()


def with_a_pin(person):
    """What hangs or crashes with a PIN in it: said at once, and the PIN is given no second time."""
    person.press("Look inside")
    before = person.pins_given()
    person.order("C_Login", "aborts")
    start = give_pin(person)
    person.sees_within(CRASHED, SOON, start)
    person.picture("crashed-with-pin")
    assert person.pins_given() == before + 1
    person.order("C_Login", "hangs")
    start = give_pin(person)
    person.sees_within("The UKEY is at work. Please leave it in.", SOON, start)
    person.screen.wait(lambda: not person.orders.exists(), "the driver has the PIN")
    person.picture("hangs-with-pin")
    # The rest of the window does not wait for it.
    start = time.monotonic()
    person.press("My certificates")
    person.screen.wait_for("示例建设有限公司（演练）", exact=False, patience=SOON)
    person.press("My UKEY")
    person.screen.wait_for(person.say("Stop waiting"), patience=60)
    person.picture("still-hangs")
    person.press("Stop waiting")
    person.see("You stopped this step.")
    person.picture("given-up")
    assert person.pins_given() == before + 2
    give_pin(person)
    person.see("Everything on it")
    assert person.pins_given() == before + 3


def play(person):
    person.ukey("Old UKEY (lost)", "--insert")
    person.ukey("New UKEY", "--pull")
    hangs_from_the_start(person)
    is_well_again(person, HUNG)
    keeps_crashing(person)
    with_a_pin(person)


perform(play, Patient)
