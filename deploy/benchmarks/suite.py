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
    """Each contestant's median of every round; rounds taken in turns, the first half of a program's numbers is warm-up."""
    seen = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, command in contestants.items():
            got = numbers(command)
            seen[name].append(statistics.median(got[len(got) // 2 :]) if got else None)
    return seen


def median(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


def table(title, unit, seen, ours):
    """Medians, and the medians of the ratios within each round."""
    print(f"\n## {title}\n\n| | {unit} | of ours |\n| --- | --- | --- |")
    for name, values in seen.items():
        value = median(values)
        ratio = median([v / o if v and o else None for v, o in zip(values, seen[ours])])
        shown = "not available" if value is None else f"{value:,.1f}"
        print(f"| {name} | {shown} | {'' if ratio is None else f'{ratio:.2f}'} |")
    sys.stdout.flush()
    return {title: seen}


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
    contestants["a normal variate"] = java("normals", 4_000_000)
    seen = measure(contestants, rounds)
    variate = seen.pop("a normal variate")
    every = table("Hadamard regression, d = 200, batch 1", "ns a step and run", seen, "Collapsar, 16 lanes")
    print(f"\nA normal variate takes {median(variate):.2f} ns. A pack draws 201 a step, whatever its lanes: of the time")
    for lanes in (16, 64, 256):
        share = median([201 * v / lanes / o for v, o in zip(variate, seen[f"Collapsar, {lanes} lanes"])])
        print(f"- with {lanes} lanes {share:.0%}")
    return every


def factorization(quick):
    every = {}
    program = c("factorization", "factorization.c", "-lopenblas", "-lm")
    # Long enough that the singular values at the end of a run do not count.
    for batch, steps in ((1, 80_000), (32, 8_000)):
        contestants = {
            "Collapsar": java("time", "matrix-factorization", "KERNEL", 1, steps, 4, f"batch-size={batch}", "learning-rate=1e-3"),
            "C on OpenBLAS, no random numbers": [program, 200, batch, steps],
            "JAX": python("jax_factorization.py", 200, batch, steps // 40, 4),
            "PyTorch eager": python("torch_factorization.py", 200, batch, steps // 40, 4),
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
    seen = {
        "Collapsar": [median(numbers(java("map", points, steps, data, ours)) or [])],
        "JAX jit(vmap(train))": [median(numbers(python("jax_trainability.py", points, steps, data, theirs)) or [])],
    }
    every = table(f"Trainability map, {points} × {points} cells, {steps} steps, one core", "s", seen, "Collapsar")
    if seen["JAX jit(vmap(train))"][0] is not None:
        rows = [[float(number) for number in line.split()] for line in theirs.read_text().splitlines()]
        compare([float(v) for v in ours.read_text().split()], [r[0] for r in rows], [r[1] for r in rows], points)
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


def compare(ours, theirs, again, points):
    """
    Cell by cell. At large rates training is chaotic: JAX with its examples in another order and larger by 2⁻⁵⁰
    ends elsewhere itself. Cells are compared where it does not.
    """
    near = lambda a, b: abs(a - b) <= 1e-6 * abs(b)
    cells = range(len(ours))
    sides = [value < 0 for value in theirs]
    same = sum((ours[cell] < 0) == sides[cell] for cell in cells)
    steady = [cell for cell in cells if near(again[cell], theirs[cell])]
    differing = [cell for cell in steady if not near(ours[cell], theirs[cell])]
    print(f"\nSame side of the boundary: {same} of {len(ours)} cells.")
    print(f"JAX equals itself, examples reversed and larger by 2⁻⁵⁰, within 1e-6 in {len(steady)} cells; ours equal it in all of these but {len(differing)}.")
    for cell in differing[:20]:
        row, column = divmod(cell, points)
        block = [
            r * points + c
            for r in range(max(0, row - 1), min(points, row + 2))
            for c in range(max(0, column - 1), min(points, column + 2))
        ]
        edge = "at the boundary" if len({sides[c] for c in block}) == 2 else "beside a chaotic cell" if set(block) - set(steady) else "away"
        print(f"- row {row}, column {column}: {ours[cell]!r}, JAX {theirs[cell]!r}, {edge}")


BENCHMARKS = {"hadamard": hadamard, "factorization": factorization, "trainability": trainability, "networks": networks}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="all without any")
    parser.add_argument("--quick", action="store_true", help="fewer steps and one round")
    chosen = parser.parse_args()
    everything = {}
    for name in chosen.names or BENCHMARKS:
        everything |= BENCHMARKS[name](chosen.quick)
    (BUILD / "results.json").write_text(json.dumps(everything, indent=1))
