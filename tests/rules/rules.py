"""The house's rules, held by reading its source: who may include whom, where the system is called, and that each failure
is raised in one place. Prints file and line of what breaks one; rules.py ROOT."""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
SOURCES = sorted(p for room in ("app", "ui", "pkcs11") for p in (ROOT / room).rglob("*") if p.suffix in (".h", ".cpp"))
broken = []


def tell(path, line, sentence):
    broken.append(f"{path.relative_to(ROOT)}:{line}: {sentence}")


def room_of(path):
    """app/core/log.h -> app/core; app/house.cpp -> a main; ui/pages/x.h -> ui."""
    parts = Path(path).parts
    if parts[0] in ("pkcs11", "ui"):
        return parts[0]
    if parts[0] == "app" and len(parts) > 2:
        return "app/" + parts[1]
    return "mains" if parts[0] == "app" else parts[0]


# A room, and the rooms it may include beside itself. Mains may include everything.
ARROWS = {
    "pkcs11": {"app/core"}, # but see ALONE
    "app/core": set(),
    "app/crypto": {"app/core"},
    "app/portal": {"app/core"},
    "app/token": {"app/core", "app/crypto", "pkcs11"},
    "app/credentials": {"app/core"},
    "app/papers": {"app/core", "app/crypto", "app/portal", "app/credentials"},
    "app/workflow": {"app/core", "app/crypto", "app/portal", "app/token"},
    "app/support": {"app/core", "app/portal", "app/token", "app/credentials"},
    "app/terminal": {"app/core", "app/crypto", "app/papers", "app/portal", "app/token", "app/workflow"},
    "app/practice": {"app/core", "app/crypto", "app/portal", "pkcs11"},
    "ui": {"app/core", "app/papers", "app/portal", "app/token", "app/credentials", "app/workflow", "app/support"},
}
# All that pkcs11 knows of the house: a table, which itself includes nothing of it.
ALONE = "app/core/steering.h"
# Of these rooms only the interfaces are for others; what makes them true is for mains, tests and the room itself.
INTERFACES = {
    "app/portal": {"app/portal/portal.h", "app/portal/nouns.h", "app/portal/papers.h", "app/portal/certificate_desk.h",
                   "app/portal/account_desk.h", "app/portal/desk_nouns.h"},
    "app/token": {"app/token/tokens.h", "app/token/watcher.h", "app/token/pending.h", "app/token/failures.h",
                  "app/token/pin_rules.h"},
    "app/credentials": {"app/credentials/credential_store.h", "app/credentials/kept_login.h"},
}
# The practice portal speaks the contract from the other side: nouns and wire, never the client.
PRACTICE_PORTAL = re.compile(r"app/portal/(nouns|desk_nouns|wire\w*|names|problem|routes|json_reader|json_writer)\.h")

SYSTEM_HEADER = re.compile(r"^(unistd|dlfcn|signal|csignal|poll|pthread|termios|fcntl|spawn|windows|io|process)(\.h)?$|^sys/|^netinet/|^arpa/")
SYSTEM_PLACES = {"app/core/platform.cpp", "app/core/platform_posix.cpp", "app/core/platform_windows.cpp",
                 "app/core/child_process.cpp", "pkcs11/library.cpp"}
# std::signal for Ctrl-C is the language's. (SoftHSM is loaded beneath the practice UKEY: see below.)
SYSTEM_ALLOWED = {"app/core/interrupts.cpp": {"csignal"}, "app/practice_main.cpp": {"csignal"}}


def check_include(path, number, name):
    me = path.relative_to(ROOT).as_posix()
    room, other = room_of(me), room_of(name)
    if me == ALONE:
        return tell(path, number, f"{me} includes nothing of the house: {name}")
    if room == "mains" or room == other:
        return
    if room not in ARROWS:
        return tell(path, number, f"{room} is no room of the house")
    if other not in ARROWS[room]:
        return tell(path, number, f"{room} may not include {name}")
    if room == "pkcs11" and name != ALONE:
        tell(path, number, f"pkcs11 may include only {ALONE}, not {name}")
    if room == "app/practice" and other == "app/portal":
        if not PRACTICE_PORTAL.fullmatch(name):
            tell(path, number, f"practice may not include the portal's client: {name}")
    elif other in INTERFACES and name not in INTERFACES[other]:
        tell(path, number, f"{room} may include only the interface of {other}, not {name}")


def check_foreign(path, number, name):
    me = path.relative_to(ROOT).as_posix()
    room = room_of(me)
    if SYSTEM_HEADER.search(name) and me not in SYSTEM_PLACES and name not in SYSTEM_ALLOWED.get(me, set()):
        if not me.startswith("app/practice/ukey/"):
            tell(path, number, f"<{name}> belongs into app/core/platform_*.cpp or pkcs11/library.cpp")
    if room == "pkcs11" and (name.startswith(("Q", "openssl/", "curl/"))):
        tell(path, number, f"pkcs11 knows no <{name}>")
    if room == "app/core" and name.startswith("Q"):
        tell(path, number, f"core knows no Qt: <{name}>")
    if room not in ("ui", "mains") and re.match(r"(QWidget|QApplication|QDialog|QMessageBox|QPushButton|QtWidgets)", name):
        tell(path, number, f"only ui/ knows widgets: <{name}>")
    if room == "ui" and name.startswith(("openssl/", "curl/", "p11-kit/", "httplib")):
        tell(path, number, f"ui knows no <{name}>")


def check_includes():
    for path in SOURCES:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if own := re.match(r'\s*#\s*include\s+"([^"]+)"', line):
                if "/" in own[1]:
                    check_include(path, number, own[1])
            elif foreign := re.match(r"\s*#\s*include\s+<([^>]+)>", line):
                check_foreign(path, number, foreign[1])


def check_failures():
    """Each ErrorCode is raised in one place outside the practice room, and has its sentences. What the portal raises by its
    answer is the table of app/portal/problem.cpp, and no place of ours."""
    codes = re.findall(r'X\((\w+),\s*"([A-Z]-\d\d)"\)', (ROOT / "app/core/error_code.h").read_text())
    raised = {}
    for path in SOURCES:
        if "practice" in path.relative_to(ROOT).as_posix():
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for name in re.findall(r"\b(?:fail\(|Error\(|Error\{|make_unexpected\()\s*ErrorCode::(\w+)", line.split("//")[0]):
                raised.setdefault(name, []).append((path, number))
    sentences = (ROOT / "ui/error_text.cpp").read_text()
    for name, phone in codes:
        for path, number in raised.get(name, [])[1:]:
            first = raised[name][0]
            tell(path, number, f"{name} is raised in {first[0].relative_to(ROOT)}:{first[1]} already")
        if f"ErrorCode::{name}:" not in sentences:
            tell(ROOT / "ui/error_text.cpp", 1, f"{name} has no sentences")
        for language in ("en", "zh_CN"):
            book = ROOT / "resources/help" / language / "failures.md"
            if phone not in book.read_text():
                tell(book, 1, f"{phone} is not in the book")
    phones = [phone for _, phone in codes]
    if len(set(phones)) != len(phones):
        tell(ROOT / "app/core/error_code.h", 1, "a phone code is used twice")


def check_steps():
    for path in sorted((ROOT / "app/workflow").glob("*.cpp")):
        numbers = re.findall(r"^\s*\{Step::\w+,\s*(\d+),", path.read_text(), re.M)
        if len(set(numbers)) != len(numbers):
            tell(path, 1, "a step code is used twice")


GUESSING = re.compile(r"\bsetToolTip\(|\bsetWhatsThis\(|\bsetStatusTip\(|\bnew QLabel\(\w|\bsetInformativeText\("
                      r"|\bQMessageBox::(?:about|critical|information|question|warning)\(|\bQErrorMessage\b")
BOX = re.compile(r"\bnew QMessageBox\b|<QMessageBox>\(|\bQMessageBox\s+\w+\s*[({;]|public QMessageBox\b")
PLAIN = "setTextFormat(Qt::PlainText)"


def check_markup():
    """What comes from outside is never read as markup: the ways to show a text that guess whether it is are shut, in the
    mains, too. A message box is told at once that its text is plain."""
    for path in SOURCES:
        name = path.relative_to(ROOT).as_posix()
        if room_of(name) not in ("ui", "mains") or name == "ui/widgets/text.cpp":
            continue
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines, 1):
            if found := GUESSING.search(line):
                tell(path, number, f"{found[0]}…) guesses whether a text is markup: setPlainToolTip, Text")
            if BOX.search(line) and not any(PLAIN in near for near in lines[number - 1:number + 5]):
                tell(path, number, f"this message box guesses whether its text is markup: {PLAIN}")


check_includes()
check_failures()
check_markup()
check_steps()
print("\n".join(broken) if broken else f"{len(SOURCES)} files keep the rules")
sys.exit(1 if broken else 0)
