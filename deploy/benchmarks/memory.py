#!/usr/bin/env python3
"""The driver's live heap while it trains sweeps of 10^4 to 10^7 planned runs.

Every sweep trains for the same time and is then killed: what counts is how many runs are planned. The heap is that of
the whole process in local mode, executor and all, after a full collection that jcmd asks for. A start of Java and Spark
that trains nothing yet is the floor.

    python3 deploy/benchmarks/memory.py
"""

import argparse
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

SWEEP = """
sweep {
  name = memory, scenario = scalar-factorization, replicates = %d
  grid {
    learning-rate = { log = [1e-3, 1], points = 100 }
    signal = { linear = [0.1, 1], points = 100 }
    noise = 0.5
    steps = 40000
  }
}
"""


def live(process):
    """Bytes of living objects, after a full collection."""
    done = subprocess.run(["jcmd", str(process), "GC.class_histogram"], capture_output=True, text=True, check=False)
    total = re.search(r"^Total\s+\d+\s+(\d+)", done.stdout, re.MULTILINE)
    return int(total.group(1)) if total else 0


def measure(replicates, seconds):
    """The most that lived, of samples taken while packs are being trained; and how many there were."""
    with tempfile.TemporaryDirectory() as directory:
        conf = pathlib.Path(directory, "memory.conf")
        conf.write_text(SWEEP % replicates)
        environment = dict(os.environ, COLLAPSAR_BUILD="never")
        driver = subprocess.Popen(
            [str(ROOT / "collapsar"), "run", str(conf), "--results", directory, "--quiet"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        samples = []
        end = time.time() + seconds
        while time.time() < end and driver.poll() is None:
            time.sleep(1)
            attempts = pathlib.Path(directory, "memory", "_attempts")
            if attempts.is_dir() and any(attempts.iterdir()):
                samples.append(live(driver.pid))
        if driver.poll() is None:
            driver.send_signal(signal.SIGKILL)
        driver.wait()
        return max(samples, default=0), len(samples)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=int, default=25, help="that each sweep may train")
    arguments.add_argument("--most", type=int, default=10_000_000, help="planned runs")
    given = arguments.parse_args()
    subprocess.run([str(ROOT / "collapsar"), "--version"], check=True, stdout=subprocess.DEVNULL)  # builds
    print("| planned runs | live heap, MB | samples |\n| --- | --- | --- |")
    replicates = 1
    while replicates * 10_000 <= given.most:
        most, samples = measure(replicates, given.seconds)
        if samples == 0:
            sys.exit("Cannot measure %d runs: no pack was seen in training" % (replicates * 10_000))
        print("| %s | %.0f | %d |" % (format(replicates * 10_000, ","), most / 1e6, samples), flush=True)
        replicates *= 10


if __name__ == "__main__":
    main()
