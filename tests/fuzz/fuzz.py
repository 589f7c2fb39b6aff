"""Runs the fuzz targets of a build by the fuzz preset, as many at once as there are processors: fuzz.py BUILD SECONDS
[TARGET …], each for so many seconds or ten million inputs, whichever comes first. What an input was found to do ends up in
BUILD/findings/TARGET, what libFuzzer has learned in BUILD/corpus/TARGET, from where the next run goes on. Prints a table;
fails where there are findings."""
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# Long for a parser: an input that takes this long is a finding, and so is one that takes this much memory.
SLOW_SECONDS, MEMORY_MIB = 20, 2048
ENOUGH = 10_000_000
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
    command = ["nice", "-n", "15", build / "bin" / f"fuzz_{name}", f"-max_total_time={seconds}", f"-runs={ENOUGH}",
               f"-timeout={SLOW_SECONDS}", f"-rss_limit_mb={MEMORY_MIB}", f"-artifact_prefix={findings}/", "-detect_leaks=0",
               "-print_final_stats=1", "-use_value_profile=1",
               *([f"-dict={DICTIONARIES / dictionary}"] if dictionary else []), learned, seeds]
    begun = time.monotonic()
    log = build / "findings" / f"{name}.log"
    with log.open("w") as told:  # as it goes: half an hour is long
        code = subprocess.run(command, stderr=told,
                              env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}).returncode
    told = log.read_text(errors="replace")
    found = set(findings.iterdir()) - before
    executions = re.findall(r"stat::number_of_executed_units: (\d+)", told) or re.findall(r"^#(\d+)", told, re.M)
    coverage = re.findall(r"cov: (\d+)", told)
    print(ROW.format(name, executions[-1] if executions else 0, round(time.monotonic() - begun),
                     coverage[-1] if coverage else 0, len(found)), flush=True)
    if found or code != 0:
        print(told[-6000:], *sorted(found), sep="\n", file=sys.stderr)
    return code == 0 and not found


def main():
    build, seconds, wanted = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    lines = [line.split("\t") for line in (build / "fuzz-targets").read_text().splitlines()]
    unknown = set(wanted) - {line[0] for line in lines}
    if unknown:
        sys.exit("no such target: " + ", ".join(sorted(unknown)))
    print(ROW.format("target", "executions", "seconds", "coverage", "findings"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        good = list(pool.map(lambda line: run(build, line[0], line[1], line[2:], seconds),
                             [line for line in lines if not wanted or line[0] in wanted]))
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
