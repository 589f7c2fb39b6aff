"""Receipts of real services, verified by the openssl program and compared with what pkcs11-tool reads from the UKEY. Run by
ctest: receipt_test.py BIN TEST."""
import hashlib
import subprocess
from pathlib import Path

import download_test
import renewal_test
import unlock_test
from judge import Ukey, check, run_test, secrets_below, text_of
from rehearsal_test import PIN, Practice, code_of


def verified(ca, file):
    """What the openssl program prints of a receipt it verifies; nothing where it does not."""
    done = subprocess.run(["openssl", "cms", "-verify", "-inform", "DER", "-in", file, "-CAfile", ca], capture_output=True)
    return done.stdout.decode() if done.returncode == 0 else None


def read(text):
    """The head's lines, and the lines of each certificate."""
    first, *lines = text.replace("\r", "").splitlines()
    check(first.startswith("CertDesk receipt v1"), f"a receipt: {first}")
    head, certificates = {}, []
    for line in lines:
        name, _, value = line.strip().partition(": ")
        if name == "certificate":
            certificates.append({"fate": value})
        else:
            (certificates[-1] if line.startswith("  ") else head)[name] = value
    return head, certificates


def on_ukey(facts, serial, pin):
    """Each certificate on the UKEY, by the SHA-256 that the openssl program tells of it."""
    ukey = Ukey({**facts, "token_serial": serial, "pin": pin})
    found = {}
    for each in ukey.objects():
        if each["what"].startswith("Certificate Object"):
            der = ukey.certificate(each["ID"])
            told = text_of(der, "-fingerprint", "-sha256").partition("=")[2].replace(":", "").lower()
            check(told == hashlib.sha256(der).hexdigest(), "a fingerprint is a SHA-256")
            found[told] = der
    return found


def fetch(practice, application, out):
    told, error = practice.command("receipt", "--application", application, "--out", str(out), secrets=practice.secrets()[:1])
    check(told and told[-1].get("result") == "done", f"a receipt: {told} {error}")
    return told[-1]


def judge_receipt(practice, application, service, serial, pin):
    """Fetched, saved, verified by openssl, and true of the UKEY; answers what stands in it."""
    ca, out = practice.facts["ca"], Path(practice.directory, "saved.p7s")
    told = fetch(practice, application, out)
    check(told["ukey_now"] == "same" and told["service"] == service and told["ukey"] == serial, f"told: {told}")
    text = verified(ca, out)
    check(text, "openssl verifies it, with nothing but the CA")
    head, certificates = read(text)
    check((head["service"], head["application"], head["UKEY"]) == (service, application, serial), f"about this: {head}")
    check(head["portal"].startswith("https://") and "Practice UKEY" in head["UKEY model"], f"portal and model: {head}")
    held = on_ukey(practice.facts, serial, pin)
    for each in certificates:
        if each["fate"] != "superseded":
            check(each["SHA-256"] in held, f"{each} is on the UKEY: {held.keys()}")
            number = text_of(held[each["SHA-256"]], "-serial").partition("=")[2]
            check(number.lower() == each["serial number"], f"its serial number: {number}")
    same = ("fate", "purpose", "subject", "template", "serial_number", "sha256")
    check([[row[name] for name in same] for row in told["certificates"]] ==
          [[row[name] for name in ("fate", "purpose", "subject", "template", "serial number", "SHA-256")]
           for row in certificates], f"the program says the same: {told}")
    judge_kept(practice, application, out)
    return head, certificates


def judge_kept(practice, application, out):
    """The portal keeps it, the same for every PC; nothing is written over a file; a changed octet is seen."""
    octets = out.read_bytes()
    told, error = practice.command("receipt", "--application", application, "--out", str(out), secrets=practice.secrets()[:1])
    check(code_of((told, error)) == "K-12" and out.read_bytes() == octets, "nothing is written over it")
    practice.forget_profile()
    again = Path(practice.directory, "again.p7s")
    fetch(practice, application, again)
    check(again.read_bytes() == octets, "at another PC it is the same, to the octet")
    changed = Path(practice.directory, "changed.p7s")
    places = [octets.index(word) for word in (b"service", application.encode(), b"SHA-256", b"valid until")]
    for place in (*places, len(octets) - 1):
        changed.write_bytes(octets[:place] + bytes([octets[place] ^ 1]) + octets[place + 1:])
        check(verified(practice.facts["ca"], changed) is None, f"a changed octet at {place} is seen")


def count(certificates):
    counted = {}
    for each in certificates:
        key = each["fate"], each["purpose"]
        counted[key] = counted.get(key, 0) + 1
    return counted


def recovered(practice):
    practice.recover()
    told, error = practice.recover(secrets=(*practice.secrets(), ("--code-fd", practice.code())))
    check(told and told[-1].get("result") == "done", f"recovered: {told} {error}")
    return next(line["application"] for line in told if "application" in line)


def test_receipt_recovery():
    """A recovery's receipt; none before its end; a certificate that is gone from the UKEY is told."""
    practice = Practice()
    told, error = practice.recover()
    application = next(line["application"] for line in told if "application" in line)
    none = practice.command("receipt", "--application", application, secrets=practice.secrets()[:1])
    check(code_of(none) == "S-04", "there is none before the end")
    check(recovered(practice) == application, "the same application")
    serial = practice.facts["ukey"]
    _, certificates = judge_receipt(practice, application, "recovery", serial, PIN)
    check(count(certificates) == {("written", "signing"): 1, ("written", "encryption"): 2, ("superseded", "signing"): 1},
          f"what became of each: {certificates}")
    shown = practice.command("receipt", "--application", application, user="shili_zixun", secrets=practice.secrets()[:1])
    check(code_of(shown) == "S-04", "for another account it does not exist")

    practice.ukey("--pull")
    away = fetch(practice, application, Path(practice.directory, "away.p7s"))
    check(away["ukey_now"] == "not_seen", f"without the UKEY it is shown all the same: {away}")
    practice.ukey("--insert")
    ukey = Ukey({**practice.facts, "token_serial": serial, "pin": PIN})
    one = next(each for each in ukey.objects() if each["what"].startswith("Certificate Object"))
    gone = hashlib.sha256(ukey.certificate(one["ID"])).hexdigest()
    ukey.tool("--slot", ukey.slot, "--delete-object", "--type", "cert", "--id", one["ID"], login=True)
    told = fetch(practice, application, Path(practice.directory, "less.p7s"))
    check(told["ukey_now"] == "missing" and told["missing"] == [gone], f"what is missing is named: {told}")
    check(verified(practice.facts["ca"], Path(practice.directory, "less.p7s")), "and the receipt is good all the same")
    practice.end()


def test_receipt_renewal():
    """A renewal's receipt: written, kept and out of use."""
    practice = renewal_test.Renewing()
    record = practice.record(renewal_test.ORGANISATION)
    practice.renew(record["certificate"])
    told, error = practice.renew(record["certificate"], secrets=(*practice.secrets(), ("--code-fd", practice.code())))
    check(told and told[-1].get("result") == "done", f"renewed: {told} {error}")
    application = next(line["application"] for line in told if "application" in line)
    _, certificates = judge_receipt(practice, application, "renewal", practice.serial, renewal_test.PIN)
    check(count(certificates) == {("written", "signing"): 1, ("written", "encryption"): 1, ("kept", "encryption"): 1,
                                  ("superseded", "signing"): 1}, f"what became of each: {certificates}")
    practice.end()


def test_receipt_unlock():
    """An unlock's receipt: the PIN was set anew, and nothing else was touched."""
    practice = unlock_test.Locked()
    told, error = practice.unlock(practice.apply())
    check(told and told[-1].get("result") == "done", f"unlocked: {told} {error}")
    application = next(line["application"] for line in told if "application" in line)
    head, certificates = judge_receipt(practice, application, "unlock", practice.serial, unlock_test.PIN)
    check(head["PIN"] == "set anew", f"the PIN: {head}")
    check(count(certificates) == {("untouched", "signing"): 1, ("untouched", "encryption"): 1}, f"untouched: {certificates}")
    practice.end()


def test_receipt_download():
    """A first certificate's receipt: a pair was written, and nothing was there before."""
    practice = download_test.Applicant()
    _, number = practice.apply()
    practice.download("--application", number)
    told, error = practice.download("--application", number, authorisation_code=practice.code_of(number))
    check(told and told[-1].get("result") == "done", f"downloaded: {told} {error}")
    _, certificates = judge_receipt(practice, number, "issue", practice.facts["ukey"], PIN)
    check(count(certificates) == {("written", "signing"): 1, ("written", "encryption"): 1}, f"written: {certificates}")
    practice.end()


def test_log_of_acts():
    """What was done is listed, each certificate by its number, without a secret; a log that cannot be written stops nothing."""
    practice = Practice()
    told, _ = practice.recover(secrets=practice.secrets(pin="87654321"))
    check(told[-1]["code"] == "P-01", "a wrong PIN first")
    application = recovered(practice)
    acts, error = practice.command("log", user=False)
    check(acts[0]["act"] == "pin_set" and acts[0]["outcome"] == "P-01", f"it is listed: {acts} {error}")
    ours = [each["act"] for each in acts if each.get("application") == application and each["outcome"] == "ok"]
    order = ["submitted", "key_pair_made", "certificate_issued", "encryption_key_written", "certificate_written", "proved",
             "confirmed"]
    check([act for act in dict.fromkeys(ours) if act in order] == order, f"in the order of the service: {ours}")
    check({each["ukey"] for each in acts if "ukey" in each} == {practice.facts["ukey"]}, f"with the UKEY: {acts}")
    ukey = Ukey({**practice.facts, "token_serial": practice.facts["ukey"], "pin": PIN})
    numbers = {text_of(ukey.certificate(each["ID"]), "-serial").partition("=")[2].lower()
               for each in ukey.objects() if each["what"].startswith("Certificate Object")}
    written = {each["certificate"] for each in acts if each["act"] == "certificate_written"}
    check(written == numbers, f"each certificate on the UKEY by its number: {written} {numbers}")
    file = next(Path(practice.home).rglob("acts.log"))
    check(file.stat().st_mode & 0o777 == 0o600, "its owner's alone")
    found = secrets_below(practice.home, {"PIN": PIN, "factory PIN": "12345678", "wrong PIN": "87654321", "code": practice.code(),
                                          "password": practice.facts["password"], "answer": practice.facts["answer"]},
                          allowed=("answers.json",))
    check(not found, f"no secret is kept: {found}")

    practice.forget_profile()
    Path(practice.home, ".local").write_text("a file where the folder would be")
    told, error = practice.command("pin", "change", "--token", practice.facts["ukey"], user=False,
                                   secrets=(("--pin-fd", PIN), ("--new-pin-fd", PIN + "-2")))
    check(told[-1].get("result") == "done", f"without a place for the log it goes on: {told} {error}")
    practice.end()


if __name__ == "__main__":
    run_test(globals())
