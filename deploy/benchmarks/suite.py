"""Collapsar beside its peers, interleaved in one run on the same core. See README.md."""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = HERE / "build"
CORE = str(min(os.sched_getaffinity(0)))
ENVIRONMENT = dict(
    os.environ,
    OMP_NUM_THREADS="1",
    OPENBLAS_NUM_THREADS="1",
    XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
)


def numbers(command):
    """The numbers that a command prints, one a line; None where it cannot run."""
    result = subprocess.run(
        ["taskset", "-c", CORE, *map(str, command)], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        print(f"  cannot run {command[0]}: {result.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    # ND4J announces itself on standard output.
    return [float(line) for line in result.stdout.splitlines() if re.fullmatch(r"[\d.]+", line.strip())]


def java(*arguments, main="io.github.collapsar.benchmark.TrainPack"):
    classes = ROOT / "training-worker" / "target"
    path = f"{classes}/test-classes:{classes}/classes:{(BUILD / 'classpath').read_text().strip()}"
    # One core: the serial collector and one compiler thread would fight for it with the training otherwise.
    return ["java", "--add-modules", "jdk.incubator.vector", "-Xmx4g", "-XX:+UseG1GC", "-cp", path, main, *arguments]


def python(script, *arguments):
    return [sys.executable, HERE / "peers" / script, *arguments]


def c(program, source, *flags):
    target = BUILD / program
    subprocess.run(["cc", "-O3", "-march=native", HERE / "peers" / source, "-o", target, *flags], check=True)
    return target


def measure(contestants, rounds):
    """Median of the best half of each contestant's numbers, its rounds taken in turn with the others'."""
    seen = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, command in contestants.items():
            got = numbers(command)
            if got:
                # The first half of a program's repetitions warm it up.
                seen[name] += sorted(got[len(got) // 2 :])
    return {name: statistics.median(values) if values else None for name, values in seen.items()}


def table(title, unit, results, ours):
    print(f"\n## {title}\n\n| | {unit} | of ours |\n| --- | --- | --- |")
    for name, value in results.items():
        shown = "not available" if value is None else f"{value:,.1f}"
        ratio = "" if value is None or results[ours] is None else f"{value / results[ours]:.2f}"
        print(f"| {name} | {shown} | {ratio} |")
    sys.stdout.flush()
    return {title: results}


def hadamard(quick):
    steps, rounds = (2000, 1) if quick else (5000, 3)
    program = c("hadamard", "hadamard.c", "-ffast-math", "-lm")
    contestants = {}
    for lanes in (16, 64, 256):
        contestants[f"Collapsar, {lanes} lanes"] = java(
            "time", "hadamard-regression", "KERNEL", lanes, steps * 256 // lanes, 80
        )
    for name, init, rate in (("collapsed", 1e-25, 1e-3), ("diverged", 1, 10)):
        contestants[f"Collapsar, 16 lanes, all {name}"] = java(
            "time", "hadamard-regression", "KERNEL", 16, steps * 16, 80, f"init={init}", f"learning-rate={rate}"
        )
    contestants["C, one run, no random numbers"] = [program, 2_000_000]
    for lanes in (16, 64, 256):
        contestants[f"JAX jit(vmap(scan)), {lanes} lanes"] = python("jax_hadamard.py", lanes, steps, 4)
    contestants["NumPy, 256 lanes"] = python("numpy_hadamard.py", 256, 500, 4)
    contestants["PyTorch, 256 lanes"] = python("torch_hadamard.py", 256, 500, 4)
    contestants["DL4J (SameDiff), 16 lanes"] = java("time", "hadamard-regression", "DL4J", 16, 100, 4)
    results = measure(contestants, rounds)
    return table("Hadamard regression, d = 200, batch 1", "ns a step and run", results, "Collapsar, 16 lanes")


def random(quick):
    results = measure({"Collapsar, a normal variate": java("normals", 4_000_000)}, 1 if quick else 3)
    return table("Random numbers", "ns", results, "Collapsar, a normal variate")


def factorization(quick):
    every = {}
    program = c("factorization", "factorization.c", "-lopenblas", "-lm")
    for batch, steps in ((1, 20000), (32, 1000)):
        contestants = {
            "Collapsar": java("time", "matrix-factorization", "KERNEL", 1, steps, 8, f"batch-size={batch}", "learning-rate=1e-3"),
            "C on OpenBLAS, no random numbers": [program, 200, batch, steps],
            "JAX": python("jax_factorization.py", 200, batch, steps // 10, 4),
        }
        every |= table(
            f"Matrix factorisation, 200 × 200, batch {batch}",
            "ns a step",
            measure(contestants, 1 if quick else 3),
            "Collapsar",
        )
    return every


def trainability(quick):
    points, steps = (32, 500) if quick else (128, 500)
    ours, theirs, data = BUILD / "ours.txt", BUILD / "theirs.txt", BUILD / "data.txt"
    results = {
        "Collapsar": statistics.median(numbers(java("map", points, steps, data, ours))),
        "JAX jit(vmap(train))": (numbers(python("jax_trainability.py", points, steps, data, theirs)) or [None])[0],
    }
    every = table(f"Trainability map, {points} × {points} cells, {steps} steps, one core", "s", results, "Collapsar")
    if results["JAX jit(vmap(train))"] is not None:
        compare([float(v) for v in ours.read_text().split()], [float(v) for v in theirs.read_text().split()], points)
    return every


def networks(quick):
    every = {}
    for name, title, steps in (
        ("mlp", "Perceptron 784-300-300-300-10, batch 64", 200),
        ("cnn", "CNN, 10 and 20 channels, 28 × 28, batch 64", 60),
        ("resnet", "ResNet-18, a quarter of the width, 32 × 32, batch 32", 6),
    ):
        main = "io.github.collapsar.network.TrainNetwork"
        contestants = {
            "Collapsar": java(name, "kernel", steps, 16, main=main),
            "PyTorch eager": python("torch_networks.py", name, steps, 8),
            "DL4J": java(name, "dl4j", max(1, steps // 10), 6, main=main),
        }
        every |= table(title, "µs of processor time a step", measure(contestants, 1 if quick else 3), "Collapsar")
    return every


def compare(ours, theirs, points):
    """Cells away from the boundary, all of whose neighbours end as they do, must be equal."""
    away = equal = same = 0
    for cell, (a, b) in enumerate(zip(ours, theirs)):
        same += (a < 0) == (b < 0)
        row, column = divmod(cell, points)
        near = [
            theirs[r * points + c] < 0
            for r in range(max(0, row - 1), min(points, row + 2))
            for c in range(max(0, column - 1), min(points, column + 2))
        ]
        if all(near) or not any(near):
            away += 1
            equal += abs(a - b) <= 1e-6 * abs(b)
    print(f"\nSame side of the boundary: {same} of {len(ours)} cells; away from it, equal within 1e-6: {equal} of {away}.")


BENCHMARKS = {"hadamard": hadamard, "random": random, "factorization": factorization, "trainability": trainability, "networks": networks}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="all without any")
    parser.add_argument("--quick", action="store_true", help="fewer steps and one round")
    chosen = parser.parse_args()
    everything = {}
    for name in chosen.names or BENCHMARKS:
        everything |= BENCHMARKS[name](chosen.quick)
    (BUILD / "results.json").write_text(json.dumps(everything, indent=1))
