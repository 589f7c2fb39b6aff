"""What befalls the PC in the middle of a recovery: its clock jumps, its disk is full. Run by ctest: pc_test.py BIN TEST."""
import datetime
import json
import os
import subprocess
import tempfile
from pathlib import Path

import scans
from judge import check, judge, run_test
from rehearsal_test import Practice, code_of, lines, rehearse_result
from renewal_test import faketime


class Clock:
    """The clock of programs that are started from here; it can jump while they run."""

    def __init__(self, directory):
        self.file = Path(directory, "clock")
        self.set("+0")
        # Time that passes goes on as it does: it is the hands that are moved.
        os.environ.update(LD_PRELOAD=faketime(), FAKETIME_TIMESTAMP_FILE=str(self.file), FAKETIME_NO_CACHE="1",
                          FAKETIME_DONT_FAKE_MONOTONIC="1")

    def set(self, offset):
        fresh = self.file.with_suffix(".new")
        fresh.write_text(offset + "\n")
        fresh.rename(self.file)  # never half of it

    def end(self):
        for name in ("LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE", "FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC"):
            del os.environ[name]


def test_clock_jumps():
    """A day or many years, forwards and back, each after another step: it goes on or says what is wrong, nothing is lost,
    and with the right clock it ends as ever."""
    practice = Practice()
    clock = Clock(practice.directory)
    clock.set("+9000d")
    year = subprocess.run(["date", "+%Y"], capture_output=True, text=True, check=True).stdout
    check(int(year) > datetime.date.today().year + 20, f"the clock of what is started from here can be moved: {year}")
    jumps, seen, codes = ["+1d", "-1d", "+9000d", "-9000d"], set(), []
    for start in range(1, 40):
        clock.set("+0")
        code = practice.code()
        process = practice.recover(start=True, **({"authorisation_code": code} if code else {}))
        told = []
        for line in process.stdout:
            told.append(line)
            step = json.loads(line).get("code") if '"step"' in line else None
            if step and step not in seen:
                seen.add(step)
                clock.set(jumps[len(seen) % len(jumps)])
        if process.wait(timeout=120) == 0:
            break
        codes.append(code_of((lines("".join(told)), process.stderr.read())))
        practice.forget_profile()
    print(f"{len(seen)} jumps, {start} starts, {codes}")
    clock.end()
    check(len(seen) >= 10, f"enough of them: {sorted(seen)}")
    # Its own code is only needed by a clock; whatever else is said must be about it too.
    check(set(codes) <= {"K-06", "K-11"}, f"it is said what is wrong: {codes}")
    judge(rehearse_result(practice))
    practice.end()


def test_no_room():
    """A full disk: no log can be written and nothing be kept, and the recovery ends as ever; a form that cannot be saved is
    said, and goes to another place."""
    practice = Practice("--papers", "--auto-pay")
    directory = Path(practice.directory)
    full = directory / "client.log"
    full.symlink_to("/dev/full")
    licence = directory / "licence.png"
    papers = practice.papers(licence)
    scans.png(licence, 640, 400)

    def recover(**changes):
        answers = practice.answers(**{**papers, **changes})
        # A home that is no folder: whatever is made below it fails.
        home, practice.home = practice.home, "/dev/null"
        try:
            return practice.command("recover", "--certificate", practice.certificate, "--answers", answers, "--patience",
                                    "20", "--pin-changed", "--log", str(full), secrets=practice.secrets())
        finally:
            practice.home = home

    wrong = recover(form_pdf="/proc/form.pdf")
    check(code_of(wrong) == "K-02", f"a form that cannot be saved: {wrong}")
    told, error = recover()
    check(code_of((told, error)) == "K-06", f"to the code: {told} {error}")
    told, error = recover(authorisation_code=practice.code())
    check(told[-1].get("result") == "done", f"to the end: {told} {error}")
    orders = {line["payment"]["order"] for line in told if "payment" in line}
    check(len(orders) <= 1, f"one order: {orders}")
    judge(rehearse_result(practice))
    practice.end()


if __name__ == "__main__":
    run_test(globals())
