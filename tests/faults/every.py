#!/usr/bin/python3
"""every.py BIN [EACH [SEED [SERVICE…]]]: the faults of every service, or of these, and one table of them all.

EACH: so many of each kind in each service, or "all" (the default; many hours). What did not end as without a fault is told
with how to carry it out again. The exit code is 1 then.
"""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def services_of(program):
    usage = subprocess.run([program], capture_output=True, text=True)
    return [line.strip() for line in usage.stderr.splitlines() if line.startswith("  ")]


class Played:
    """One service's run: its table, and whatever it had to remark."""

    def __init__(self, program, service, each, seed):
        environment = os.environ | {"CERTDESK_FAULTS": each, "QT_QPA_PLATFORM": "offscreen"}
        run = subprocess.run([program, service, seed], capture_output=True, text=True, env=environment)
        self.service, self.code = service, run.returncode
        self.remarks = re.findall(r"^  .*(?:\n    .*)*", run.stdout, re.M)
        if run.returncode and not self.remarks:
            self.remarks = [f"  it ended with {run.returncode}: {run.stderr[-400:]}"]
        self.unmet = sum(map(int, re.findall(r"^armed and not met: (\d+)", run.stdout, re.M)))
        rows = re.findall(r"^(\S.*?) +(\d+) +(\d+) +(\d+)$", run.stdout, re.M)
        self.table = {kind: tuple(map(int, counts)) for kind, *counts in rows}
        told = [f"{service}: {self.total(0)} injected, {self.total(2)} violated", *self.remarks]
        print("\n".join(told), file=sys.stderr, flush=True)

    def total(self, column):
        return sum(counts[column] for counts in self.table.values())


def cell(played, kind):
    injected, converged, violated = played.table.get(kind, (0, 0, 0))
    return "" if not injected else f"{injected}/{converged}/{violated}"


def main():
    program = str(Path(sys.argv[1]) / "tests_faults")
    each, seed = (sys.argv[2:4] + ["all", "1"][len(sys.argv[2:4]):])
    # A run waits for about half of its time.
    with ThreadPoolExecutor(2 * os.cpu_count()) as pool:
        all_played = list(pool.map(lambda service: Played(program, service, each, seed), sys.argv[4:] or services_of(program)))
    kinds = list(dict.fromkeys(kind for played in all_played for kind in played.table))
    width = max(map(len, kinds), default=0) + 2
    print("injected/converged/violated, by service:")
    for number, played in enumerate(all_played, 1):
        print(f"  {number:2} {played.service}")
    print("".ljust(width) + "".join(f"{number:>10}" for number in range(1, len(all_played) + 1)))
    for kind in sorted(kinds):
        print(kind.ljust(width) + "".join(f"{cell(played, kind):>10}" for played in all_played))
    print("all".ljust(width) + "".join(f"{'/'.join(str(played.total(i)) for i in range(3)):>10}" for played in all_played))
    injected, converged, violated = (sum(played.total(i) for played in all_played) for i in range(3))
    print(f"{injected} injected, {converged} converged, {violated} violated; seed {seed};"
          f" {sum(played.unmet for played in all_played)} were armed and not met")
    for played in all_played:
        for remark in played.remarks:
            print(f"{played.service}:{remark}")
    return 1 if any(played.code for played in all_played) or not injected else 0


sys.exit(main())
