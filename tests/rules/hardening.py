#!/usr/bin/python3
"""hardening.py BUILD: every object is compiled and every binary linked so that a mistake in it is harder to use.

Looks at the commands that compiled (compile_commands.json) and, with readelf, at each program and library in BUILD/bin.
Prints what lacks something; the exit code is 1 then.
"""

import json
import re
import subprocess
import sys
from pathlib import Path


def readelf(option, path):
    return subprocess.run(["readelf", option, "-W", path], check=True, capture_output=True, text=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def faults_of(path):
    headers, dynamic = readelf("-lh", path), readelf("-d", path)
    segments = {line.split()[0]: line for line in headers.splitlines() if re.match(r"\s+(GNU_|LOAD|INTERP)", line)}
    if not re.search(r"Type:\s+DYN", headers):
        yield "its code lies at a fixed address"
    if "INTERP" in segments and not re.search(r"FLAGS_1\).*\bPIE\b", dynamic):
        yield "it is a program and no PIE"
    if "GNU_RELRO" not in segments or "BIND_NOW" not in dynamic:
        yield "its tables of addresses stay writable"
    if "GNU_STACK" not in segments or re.search(r"\bRWE\b", headers):
        yield "memory is writable and executable"
    if "TEXTREL" in dynamic:
        yield "its code is changed while it is loaded"
    if re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        yield "it looks for libraries in a folder that it names itself"
    # A small library may have nothing to guard.
    if "INTERP" in segments and "__stack_chk_fail" not in readelf("--dyn-syms", path):
        yield "its stack is not guarded"


def is_elf(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def main():
    build = Path(sys.argv[1])
    commands = json.loads((build / "compile_commands.json").read_text())
    wanted = ["-fstack-protector-strong", "-fstack-clash-protection", "-D_GLIBCXX_ASSERTIONS"]
    if not any("-fsanitize=" in each["command"] for each in commands):
        wanted.append("-D_FORTIFY_SOURCE=2")
    found = [f"{each['file']}: compiled without {flag}" for each in commands for flag in wanted
             if flag not in each["command"]]
    binaries = [path for path in sorted((build / "bin").iterdir()) if path.is_file() and is_elf(path)]
    found += [f"{path.name}: {fault}" for path in binaries for fault in faults_of(path)]
    print("\n".join(found) or f"{len(commands)} objects, {len(binaries)} binaries: all hardened")
    return 1 if found or not binaries or not commands else 0


sys.exit(main())
