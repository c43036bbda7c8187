#!/usr/bin/env python3
"""What a run costs besides training: Collapsar, Optuna and Ray Tune on the same machine, one after the other.

Every run trains almost nothing, one step of scalar factorisation, so that what is left is planning, scheduling and
storing. Collapsar's time is given three times: from the plan to the compacted Parquet file in a process just started, Java
and Spark being there but nothing compiled yet; the same with the start of Java and Spark; and that of the whole command
with analysis and report. The tuners' times leave the start of Python out, and Ray's that of its cluster. They get the same
objective in plain Python and as many trials as fit the time.

    python3 -m venv tuners && tuners/bin/pip install optuna "ray[tune]"
    tuners/bin/python deploy/benchmarks/overhead.py
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

SWEEP = """
sweep {
  name = overhead, scenario = scalar-factorization
  grid {
    learning-rate = { log = [1e-3, 1], points = %d }
    signal = { linear = [0.1, 1], points = 250 }
    noise = 0.5
    steps = 1
  }
}
"""


def objective(learning_rate, signal):
    """One step of gradient descent on (u·w·x − y)² with x = 1, y = signal."""
    u = w = 0.5
    residual = u * w - signal
    u, w = u - learning_rate * 2 * residual * w, w - learning_rate * 2 * residual * u
    return (u * w - signal) ** 2


def collapsar(runs):
    """Seconds from the plan to the compacted file, of its compaction, from the start to that file, of the whole command."""
    with tempfile.TemporaryDirectory() as directory:
        conf = pathlib.Path(directory, "overhead.conf")
        conf.write_text(SWEEP % (runs // 250))
        start = time.time()
        done = subprocess.run(
            [str(ROOT / "collapsar"), "run", str(conf), "--results", directory],
            capture_output=True, text=True, check=False)
        whole = time.time() - start
        if done.returncode != 0:
            sys.exit(done.stderr)
        results = pathlib.Path(directory, "overhead")
        invocation = json.loads((results / "provenance.json").read_text())["invocations"][0]
        (compacted,) = (results / "runs").glob("*.parquet")
        finished = time.mktime(time.strptime(invocation["finishedAt"][:19], "%Y-%m-%dT%H:%M:%S")) - time.timezone
        finished += float("0" + re.search(r"\.\d+|(?=Z)", invocation["finishedAt"]).group())
        compaction = max(0.0, compacted.stat().st_mtime - finished)
        started = compacted.stat().st_mtime - start
        return invocation["trainingSeconds"] + compaction, compaction, started, whole


def optuna_trials(trials, storage):
    """Seconds for random trials in one thread (grids take it quadratic time); storage None keeps them in memory."""
    import optuna
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study(storage=storage, sampler=optuna.samplers.RandomSampler(seed=1))
    start = time.time()
    study.optimize(
        lambda trial: objective(trial.suggest_float("learning_rate", 1e-3, 1), trial.suggest_float("signal", 0, 1)),
        n_trials=trials)
    return time.time() - start


def ray_trials(trials):
    """Seconds for trials on two workers, after Ray has started."""
    os.environ["RAY_AIR_NEW_OUTPUT"] = "0"
    import ray
    from ray import tune
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    start = time.time()
    tune.Tuner(
        lambda config: {"loss": objective(config["learning_rate"], config["signal"])},
        param_space={
            "learning_rate": tune.grid_search([0.001 * 1.05**i for i in range(trials // 10)]),
            "signal": tune.grid_search([0.1 * i for i in range(1, 11)])},
        run_config=tune.RunConfig(verbose=0)).fit()
    seconds = time.time() - start
    ray.shutdown()
    return seconds


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=100_000, help="of Collapsar")
    arguments.add_argument("--optuna", type=int, default=2000, help="trials; 0 leaves it out")
    arguments.add_argument("--ray", type=int, default=40, help="trials; 0 leaves it out")
    given = arguments.parse_args()
    subprocess.run([str(ROOT / "collapsar"), "--version"], check=True, stdout=subprocess.DEVNULL)  # builds
    print("| what | runs | seconds | runs a second |\n| --- | --- | --- | --- |")
    stored, compaction, started, whole = collapsar(given.runs)
    row("Collapsar, plan to compacted Parquet (compaction %.1f s)" % compaction, given.runs, stored)
    row("Collapsar, the same with the start of Java and Spark", given.runs, started)
    row("Collapsar, the whole command", given.runs, whole)
    if given.optuna:
        row("Optuna, random, in memory only", given.optuna, optuna_trials(given.optuna, None))
        with tempfile.TemporaryDirectory() as directory:
            few = max(1, given.optuna // 10)
            row("Optuna, random, stored in SQLite", few, optuna_trials(few, "sqlite:///%s/study.db" % directory))
    if given.ray:
        row("Ray Tune, grid, two workers", given.ray, ray_trials(given.ray))


def row(what, runs, seconds):
    print("| %s | %s | %.1f | %s |" % (what, format(runs, ","), seconds, format(round(runs / seconds), ",")), flush=True)


if __name__ == "__main__":
    main()
