#!/usr/bin/python3
"""mutants.py COPY [NUMBER…]: breaks the order of things on purpose, and looks whether the faults tell.

COPY: a copy of the source tree that may be spoilt (git worktree add COPY); it is built in COPY/build/dev. Each mutant is
put in, built, and met in its services with two faults of each kind (CERTDESK_FAULTS says otherwise); then it is taken out
again. What is to strike is played without the mutants first, where it must find nothing. The exit code is 1 where one is
not caught, or no longer fits the source.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

# What is broken; the service that is to tell; (file, what stands there, what stands there instead); and where a sample
# would seldom strike, what is to strike.
MUTANTS = [
    ("an archived pair without room keeps its key", "recovery", [
        ("app/token/host/act_certificates.cpp", "if (hasNoRoom(written) && isArchived(one, *certificates))",
         "if (false && hasNoRoom(written) && isArchived(one, *certificates))")],
     ["CKR_DEVICE_MEMORY C_CreateObject 4"]),
    ("what was removed is not looked at again", "renewal", [
        ("app/token/host/act_renewal.cpp", "looks < 2", "looks < 0"),
        ("app/token/host/act_renewal.cpp", "  if (*removed > 0) return writeMismatch(", "  if (*removed > 99) return writeMismatch(")],
     ["write lost C_DestroyObject 8"]),
    ("the old key goes before the confirmation", "renewal", [
        ("app/workflow/effects.cpp", "  if (!application.confirmed) return internalError", "  if (false) return internalError"),
        ("app/workflow/renewal.cpp", "    {Step::Proof, ",
         "    {Step::OldSetRemoved,        26, Phase::Write,    0,  3, oldSetRemoved, afterReading<Effect::RemoveOldSet>},\n"
         "    {Step::Proof, "),
        ("app/workflow/renewal.cpp", "    {Step::OldSetRemoved,        26, Phase::Write,    0,  3, oldSetRemoved,             afterR"
         "eading<Effect::RemoveOldSet>},\n  }};", "  }};")]),
    ("what was written is not read back", "recovery", [
        ("app/token/host/act_certificates.cpp", "  if (auto again = operation.reopen(); !again) return failed(again);",
         "  if (operation.serial().size() < 1000) return Nothing{};")],
     [f"write lost at close C_CreateObject {number}" for number in range(1, 6)]),
    ("a PIN that was not taken is tried again", "recovery", [
        ("app/workflow/open_ukey.cpp", "!changed)\n    return changed;",
         "!changed)\n    if (changed = tokens.changePin(serial, given.pin, given.newPin, given.lastTryConfirmed, call); !changed)\n"
         "      return changed;")],
     ["CKR_GENERAL_ERROR after C_SetPIN 0"]),
    # Either would do for a release alone.
    ("a message has a new idempotency key when it is sent again, and a release is not known again by its host's key", "unlock", [
        ("app/portal/channel.cpp", "std::string(idempotencyKeyField) + \": \" + message.idempotencyKey",
         "std::string(idempotencyKeyField) + \": \" + randomHex(16)"),
        ("app/practice/unlock.cpp", "const bool again = !before.empty() &&", "const bool again = before.size() > 99 &&")],
     [f"connection dropped after {number}" for number in range(1, 30)]),
    ("names are final after the confirmation only", "recovery", [
        ("app/workflow/effects.cpp", "  if (auto promoted = world.tokens.promote(installation, facts.application->subject, call);"
         " !promoted)\n    return failed(promoted);\n", ""),
        ("app/workflow/effects.cpp", "  return learnedFrom(\n      world.portal.confirm(*facts.application, statement->statement,"
         " statement->signature, portalCall(call)));",
         "  auto done = learnedFrom(world.portal.confirm(*facts.application, statement->statement, statement->signature,"
         " portalCall(call)));\n"
         "  if (done) (void)world.tokens.promote(installation, facts.application->subject, call);\n  return done;")],
     ["pulled before C_SetAttributeValue 0"]),
    ("a PIN is logged", "unlock", [
        ("app/workflow/unlock_effect.cpp", "#include \"app/crypto/unlock_seal.h\"",
         "#include \"app/core/log.h\"\n#include \"app/crypto/unlock_seal.h\""),
        ("app/workflow/unlock_effect.cpp", "  // Another PC may have been here since: then nothing is released.\n",
         "  log::info(\"unlock\", \"with \" + std::string(held.newPin.text()));\n")]),
    ("a confirmation that was cut off counts", "renewal", [
        ("app/workflow/effects.cpp", "  return learnedFrom(\n      world.portal.confirm(*facts.application, statement->statement,"
         " statement->signature, portalCall(call)));",
         "  auto done = learnedFrom(world.portal.confirm(*facts.application, statement->statement, statement->signature,"
         " portalCall(call)));\n"
         "  if (done || done.error().code == ErrorCode::UkeyRemoved) return done;\n"
         "  Learned learned;\n  learned.application = *facts.application;\n"
         "  learned.application->stage = portal::Stage::Completed;\n  learned.application->confirmed = true;\n"
         "  return learned;")],
     [f"portal away {number}" for number in range(10, 60)]),
    ("a key stays without its public object", "recovery", [
        ("app/token/host/act_certificates.cpp",
         "const auto written = writePublicObject(operation, holdings, publicKey, one.usage, label, key->id);",
         "const auto written = label.empty() ? writePublicObject(operation, holdings, publicKey, one.usage, label, key->id)"
         " : Outcome();")],
     [*(f"public key lost at close C_GenerateKeyPair {number}" for number in range(3)),
      *(f"write lost at close C_CreateObject {number}" for number in range(3))]),
    # Either would do for a label.
    ("a name that was refused in passing is not given again, at once or in another session", "recovery", [
        ("app/token/host/act_promotion.cpp", "tries < 2", "tries < 1"),
        ("app/token/host/act_promotion.cpp", "{Aim::Final, Aim::WhereItIs}", "{Aim::WhereItIs}")],
     ["CKR_DEVICE_MEMORY C_SetAttributeValue 3"]),
    ("the portal forgets what it has answered", "recovery", [
        ("app/practice/replay.cpp", "if (isKept(answer.status))", "if (isKept(answer.status) && answer.status > 600)")],
     [f"connection dropped after {number}" for number in range(1, 40)]),
    ("an old key is removed although the new set is not whole", "renewal", [
        ("app/workflow/effects.cpp", "  if (!application.confirmed) return internalError", "  if (false) return internalError"),
        ("app/token/host/act_renewal.cpp", "if (auto whole = wholeHere(*holdings, request.installation); !whole) return"
         " failed(whole);", "if (false) (void)wholeHere(*holdings, request.installation);"),
        ("app/workflow/renewal.cpp", "    {Step::Certificates, ",
         "    {Step::OldSetRemoved,        26, Phase::Write,    0,  3, oldSetRemoved, afterReading<Effect::RemoveOldSet>},\n"
         "    {Step::Certificates, "),
        ("app/workflow/renewal.cpp", "    {Step::OldSetRemoved,        26, Phase::Write,    0,  3, oldSetRemoved,             afterR"
         "eading<Effect::RemoveOldSet>},\n  }};", "  }};")],
     [f"pulled after C_DestroyObject {number}" for number in range(14)]),
    ("the portal is told of an officer's PIN that nobody has logged in with", "unlock", [
        ("app/token/host/unlocking.cpp", "return rotated && !userPinLocked();", "return true;")],
     ["write lost C_SetPIN 0"]),
    ("names are believed in the session in which they were given", "renewal", [
        ("app/token/host/act_promotion.cpp", "    if (auto again = operation.reopen(); !again) return failed(again);\n    const auto kept",
         "    const auto kept")],
     [f"write lost at close C_SetAttributeValue {number}" for number in range(10)]),
]


def built(copy):
    subprocess.run(["cmake", "--build", copy / "build/dev", "--target", "tests_faults", "certdesk-token-host",
                    "certdesk-practice-ukey", "certdesk-practice-ukey-maker", "certdesk-practice-ukey-filler"],
                   check=True, stdout=subprocess.DEVNULL)


def caught(copy, service, strikes=()):
    """The first remark that the faults made of a run; nothing where all ended as without it. Raises where they struck not at
    all, or were not understood: that tells nothing of a mutant."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.setdefault("CERTDESK_FAULTS", "2")
    program = subprocess.Popen([copy / "build/dev/bin/tests_faults", service, "1", *strikes], env=environment, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    remark = []
    for line in program.stdout:
        if line.startswith("  ") and (remark or re.search(r"after \d+ starts", line)):
            remark.append(line.strip())
        elif remark:
            break
        elif line.rstrip().endswith("never struck"):
            program.kill()
            raise ValueError(line.strip())
        if len(remark) > 2:
            break
    if remark:
        program.terminate()
        program.wait()
        return " ".join(remark)
    _, error = program.communicate()
    if program.returncode not in (0, 1):
        raise ValueError(f"it ended with {program.returncode}: {error[-300:]}")
    return error.strip()[-300:] if program.returncode else ""  # not even a run without a fault ends well


def red_without(copy, wanted):
    """Those whose strikes find something in the source as it is."""
    built(copy)
    return {number for number, (_, service, _, *strikes) in enumerate(MUTANTS, 1)
            if number in wanted and strikes and caught(copy, service, *strikes)}


def main():
    copy = Path(sys.argv[1])
    wanted = {int(number) for number in sys.argv[2:]} or set(range(1, len(MUTANTS) + 1))
    subprocess.run(["cmake", "--preset", "dev"], cwd=copy, check=True, stdout=subprocess.DEVNULL)
    red = red_without(copy, wanted)
    for number in red:
        print(f"{number:2} is red without its mutant")
    missed = len(red)
    for number, (name, service, changes, *strikes) in enumerate(MUTANTS, 1):
        if number not in wanted:
            continue
        before = {}
        try:
            for file, old, new in changes:
                path = copy / file
                text = path.read_text()
                before.setdefault(path, text)
                if text.count(old) != 1:
                    raise ValueError(f"{file} has it {text.count(old)} times: {old}")
                path.write_text(text.replace(old, new))
            built(copy)
            told = caught(copy, service, *strikes)
        except (ValueError, subprocess.CalledProcessError) as failure:
            told = ""
            print(f"  {failure}")
        finally:
            for path, text in before.items():
                path.write_text(text)
        missed += not told
        print(f"{number:2} {name} ({service}): {'caught: ' + re.sub(r' +', ' ', told) if told else 'NOT CAUGHT'}", flush=True)
    return 1 if missed else 0


sys.exit(main())
