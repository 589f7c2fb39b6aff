"""Runs the fuzz targets of a build by the fuzz preset, one after the other: fuzz.py BUILD SECONDS [TARGET …]. What an
input was found to do ends up in BUILD/findings/TARGET, what libFuzzer has learned in BUILD/corpus/TARGET, from where the
next run goes on. Prints a table; fails where there are findings."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# Long for a parser: an input that takes this long is a finding, and so is one that takes this much memory.
SLOW_SECONDS, MEMORY_MIB = 20, 2048
DICTIONARIES = Path(__file__).parent.parent / "data" / "fuzz"
ROW = "{:<24}{:>12}{:>9}{:>10}{:>10}"


def run(build, name, dictionary, files, seconds):
    learned, findings, seeds = (build / kind / name for kind in ("corpus", "findings", "seeds"))
    shutil.rmtree(seeds, ignore_errors=True)
    for folder in (learned, findings, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    for number, file in enumerate(files):
        shutil.copy(file, seeds / f"{number}-{Path(file).name}")
    before = set(findings.iterdir())
    # Leaks are looked for where the whole test run is built with the sanitizers: here it would be done after each input.
    command = [build / "bin" / f"fuzz_{name}", f"-max_total_time={seconds}", f"-timeout={SLOW_SECONDS}",
               f"-rss_limit_mb={MEMORY_MIB}", f"-artifact_prefix={findings}/", "-detect_leaks=0",
               "-print_final_stats=1", "-use_value_profile=1",
               *([f"-dict={DICTIONARIES / dictionary}"] if dictionary else []), learned, seeds]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace",
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}, preexec_fn=lambda: os.nice(15))
    (build / "findings" / f"{name}.log").write_text(done.stderr)
    found = set(findings.iterdir()) - before
    executions = re.findall(r"stat::number_of_executed_units: (\d+)", done.stderr) or re.findall(r"^#(\d+)", done.stderr, re.M)
    coverage = re.findall(r"cov: (\d+)", done.stderr)
    print(ROW.format(name, executions[-1] if executions else 0, seconds, coverage[-1] if coverage else 0, len(found)), flush=True)
    if found or done.returncode != 0:
        print(done.stderr[-6000:], *sorted(found), sep="\n", file=sys.stderr)
    return done.returncode == 0 and not found


def main():
    build, seconds, wanted = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    lines = [line.split("\t") for line in (build / "fuzz-targets").read_text().splitlines()]
    unknown = set(wanted) - {line[0] for line in lines}
    if unknown:
        sys.exit("no such target: " + ", ".join(sorted(unknown)))
    print(ROW.format("target", "executions", "seconds", "coverage", "findings"))
    good = [run(build, name, dictionary, files, seconds) for name, dictionary, *files in lines if not wanted or name in wanted]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
