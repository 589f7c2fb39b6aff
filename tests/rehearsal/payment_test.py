"""Whatever goes wrong while money is ordered and paid: one order, and the client says what became of the money.
Run by ctest: payment_test.py BIN TEST."""
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

import scans
from judge import check, run_test
from rehearsal_test import BIN, Practice, code_of, lines

LICENCE = 20_000


class AtTheDesk(Practice):
    """The practice portal with somebody who spoils answers and stands at the cashier."""

    def start(self, life=300, review=200):
        self.process = subprocess.Popen([BIN / "tests_practice_cashier", self.directory, str(life), str(review)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.process.stdout.readline())

    def __init__(self, **options):
        self.options = options
        super().__init__()

    def do(self, act, on):
        self.process.stdin.write(f"{act} {on}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


def sql(practice, statement):
    return subprocess.run(["sqlite3", Path(practice.directory, "portal.db"), ".timeout 5000", statement], check=True,
                          capture_output=True, text=True).stdout.strip()


def papers(practice, payment="online"):
    licence = Path(practice.home, "licence.pdf")
    if not licence.exists():
        scans.pdf(licence, LICENCE)
    said = practice.papers(licence)
    if payment is None:
        del said["payment"]
    return said


def until_paying(practice):
    """Everything up to the money: then it is asked how to pay, and nothing is ordered."""
    told, error = practice.recover(**papers(practice, payment=None))
    check(code_of((told, error)) == "K-06" and sql(practice, "SELECT COUNT(*) FROM payment_order") == "0",
          f"it asks how to pay: {told[-1]}")
    return sql(practice, "SELECT id FROM application")


def until_ordered(practice):
    """Starts the client and answers what it says of the order; then it is killed."""
    process = practice.recover(start=True, **papers(practice))
    told = []
    for line in process.stdout:
        told.append(json.loads(line))
        if "payment" in told[-1]:
            break
    process.kill()
    told += lines(process.stdout.read())
    process.wait()
    orders = [line["payment"] for line in told if "payment" in line]
    check(orders, f"it tells an order: {told} {process.stderr.read()}")
    return orders[0]


def one_order(practice, where, before=None):
    """Exactly one is in the portal, and it is the one that the client tells, with the code that it told before."""
    order = until_ordered(practice)
    check(sql(practice, "SELECT COUNT(*), MIN(id) FROM payment_order") == f"1|{order['order']}", f"{where}: one order")
    check(order["state"] == "open" and order["amount_fen"] == 5000, f"{where}: to be paid: {order}")
    check(before is None or order["code"] == before["code"], f"{where}: by the same code: {before} {order}")
    return order


def test_payment_once():
    """The answer lost, the client killed, its profile gone, two PCs at once: one order."""
    practice = AtTheDesk()
    application = until_paying(practice)
    check(practice.do("lose", "/payment-order") == "armed", "the next answer will be lost")
    one_order(practice, "the answer lost")
    check(int(practice.do("seen", "/payment-order")) >= 1, "the answer was lost indeed")
    check(practice.do("pay", application) == "paid", "it can be paid")
    told, error = practice.recover(**papers(practice))
    check(code_of((told, error)) == "K-06", f"paid, it goes on to the code of the mail: {told}")
    check(sql(practice, "SELECT COUNT(*), MIN(state) FROM payment_order") == "1|paid", "and orders nothing more")
    practice.end()

    practice = Practice("--papers")
    until_paying(practice)
    process = practice.recover(start=True, **papers(practice))
    while sql(practice, "SELECT COUNT(*) FROM payment_order") == "0" and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    first = one_order(practice, "killed right after ordering")
    practice.forget_profile()
    one_order(practice, "the profile deleted", first)
    practice.kill()
    practice.start("--papers")
    one_order(practice, "the portal killed", first)
    practice.end()

    practice = Practice("--papers")
    until_paying(practice)
    two_at_once(practice)
    practice.end()


def two_at_once(practice):
    homes = [practice.home, tempfile.mkdtemp(prefix="certdesk-home.")]
    clients = []
    for practice.home in homes:
        clients.append(practice.recover(start=True, **papers(practice)))
    ends = [client.communicate(timeout=120) for client in clients]
    told = [lines(out) for out, _ in ends]
    orders = {line["payment"]["order"] for each in told for line in each if "payment" in line}
    check(len(orders) == 1, f"one order is told: {ends}")
    # Whoever was slower by a moment says that, and sees the order at the next start.
    check(all(any("payment" in line for line in each) or each[-1].get("code") == "S-05" for each in told), f"or why not: {told}")
    for practice.home in homes:
        one_order(practice, "two PCs at once")


WRONG = {"too_late": "pay", "wrong_amount": "pay_wrong", "failed": "fail", "refunded": "refund"}


def test_payment_told():
    """Too late, wrong amount, failed: the client says so with the portal's remark, and asks for a new code of the same
    order, which is paid. What was paid back is told, and waited for."""
    for state, act in WRONG.items():
        practice = AtTheDesk()
        if state == "too_late":
            again(practice, life=1)
        if state == "refunded":
            again(practice, review=600_000)
        application = until_paying(practice)
        first = until_ordered(practice)
        if state == "too_late":
            time.sleep(1.5)
        if state == "refunded":
            check(practice.do("pay", application) == "paid", "paid first")
        check(practice.do(act, application) == state, f"the money: {state}")
        if state == "too_late":
            again(practice) # with a code that lives long enough to be paid
        told, error = practice.recover(**papers(practice))
        check(code_of((told, error)) == "K-08", f"{state}: it does not go on: {told}")
        orders = [line["payment"] for line in told if "payment" in line]
        new_code = state != "refunded"
        check([order["state"] for order in orders] == [state] + ["open"] * new_code, f"it is said once: {orders}")
        check(orders[0]["remark"] and {order["order"] for order in orders} == {first["order"]},
              f"with the portal's remark, of the one order: {orders}")
        check(not any(line.get("code") in ("R-11", "R-13") for line in told), f"{state} is not paid: {told}")
        check(sql(practice, "SELECT COUNT(*), MIN(state) FROM payment_order") == f"1|{'open' if new_code else state}",
              "and there is no other order")
        if new_code:
            check(orders[1]["code"] != first["code"], f"by another code: {orders}")
            check(practice.do("pay", application) == "paid", f"{state}: the new code takes the money")
            told, error = practice.recover(**papers(practice))
            check(code_of((told, error)) == "K-06", f"{state}: paid, it goes on to the code of the mail: {told}")
        else:
            said = for_people(practice)
            check(orders[0]["remark"] in said, f"{state}: people read the remark too: {said}")
            check(orders[0]["address"] not in said, f"{state}: and are not sent to a code that takes no money: {said}")
        practice.end()


def again(practice, **options):
    practice.process.stdin.close()
    practice.process.wait(timeout=30)
    practice.start(**options)


def for_people(practice):
    """What the client prints without --json, until its patience is over."""
    read, write = os.pipe()
    os.write(write, practice.facts["password"].encode() + b"\n")
    os.close(write)
    facts = practice.facts
    done = subprocess.run(
        [BIN / "certdeskctl", "--portal", facts["portal"], "--ca", facts["ca"], "--module", facts["module"], "recover", "--user",
         facts["user"], "--certificate", practice.certificate, "--answers", practice.answers(**papers(practice)), "--patience",
         "2", "--password-fd", str(read)], capture_output=True, text=True, pass_fds=[read], timeout=120, check=False,
        env={**os.environ, "SOFTHSM2_CONF": facts["softhsm_conf"], "HOME": practice.home})
    os.close(read)
    check(done.returncode != 0, "it does not end well")
    return done.stdout + done.stderr


if __name__ == "__main__":
    run_test(globals())
