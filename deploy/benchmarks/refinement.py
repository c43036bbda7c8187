#!/usr/bin/env python3
"""How many runs it takes to find a boundary: Collapsar's refinement beside a full grid, random sampling, python-adaptive's
Learner2D and a level-set sampler (straddle heuristic on a Gaussian process of scikit-learn).

Every method sees the same known phases on a grid of 512 × 512 and says which points it wants. What it says of all other
points is the phase of the nearest point that it asked for. Its error is the mean distance, in cells of the grid, from each
piece of the grid's true boundary to the nearest piece of what it found, and the same the other way round; the larger counts.

    python3 -m venv peers && peers/bin/pip install adaptive==1.5.2 scikit-learn==1.9.1 scipy duckdb
    ./collapsar list scenarios                        # builds the distribution
    peers/bin/python deploy/benchmarks/refinement.py [--truth NAME=RESULTS_DIRECTORY]… [--islands N]

A truth of one's own is the result directory of a full square grid with one diagram.
"""

import argparse
import pathlib
import subprocess
import tempfile
import time

import numpy as np
from scipy.spatial import cKDTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIDE = 512
COARSE = 32


def lattice():
    """x and y of all points, from 0 to 1; rows are y."""
    values = np.linspace(0, 1, SIDE)
    return np.meshgrid(values, values)


def fold_and_island():
    """A tongue of collapse from the left, divergence on the right, an island of collapse of a thousandth of the area."""
    x, y = lattice()
    phases = (x < 0.6 - 12 * (y - 0.43) ** 2).astype(np.uint8)
    phases[x > 0.8 + 0.05 * np.sin(9 * y)] = 2
    phases[(x - 0.64) ** 2 + (y - 0.83) ** 2 < 0.001 / np.pi] = 1
    return phases


def fractal():
    """Which of the roots of z³ = 1 Newton's method ends at."""
    x, y = lattice()
    z = 4 * x - 2 + 1j * (4 * y - 2)
    for _ in range(60):
        z = z - (z**3 - 1) / (3 * z**2)
    return np.where(z.real > 0, 0, np.where(z.imag > 0, 1, 2)).astype(np.uint8)


def one_island(seed, area):
    """Nothing but a disc."""
    random = np.random.default_rng(seed)
    radius = np.sqrt(area / np.pi)
    centre = random.uniform(radius, 1 - radius, 2)
    x, y = lattice()
    return ((x - centre[0]) ** 2 + (y - centre[1]) ** 2 < radius**2).astype(np.uint8)


def stored(directory):
    """The phases of a full grid that Collapsar trained: a sweep whose only axes are those of its diagram."""
    import duckdb

    conf = pathlib.Path(directory, "sweep.conf").read_text()
    x = conf.split("x = { key = ")[1].split(",")[0].replace("-", "_")
    y = conf.split("y = { key = ")[1].split(",")[0].replace("-", "_")
    rows = duckdb.sql(
        f"select {x}, {y}, case when phase = 'diverged' then 2 when order_parameter > 0.5 then 1 else 0 end"
        f" from '{directory}/runs/*.parquet' where replicate = 0 order by 2, 1"
    ).fetchnumpy()
    return np.ma.getdata(list(rows.values())[2]).astype(np.uint8).reshape(SIDE, SIDE)


def boundary(phases):
    """Places half way between neighbours of different phase, in cells."""
    y, x = np.nonzero(phases[:, 1:] != phases[:, :-1])
    v, u = np.nonzero(phases[1:] != phases[:-1])
    return np.concatenate([np.stack([x + 0.5, y], 1), np.stack([u, v + 0.5], 1)])


def error(phases, points):
    """See the top of the file; infinite where nothing was found."""
    known = np.array(points)
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    _, nearest = cKDTree(known).query(np.stack([x.ravel(), y.ravel()], 1))
    said = phases[known[nearest, 1], known[nearest, 0]].reshape(SIDE, SIDE)
    true, found = boundary(phases), boundary(said)
    if len(found) == 0:
        return np.inf
    return max(cKDTree(found).query(true)[0].mean(), cKDTree(true).query(found)[0].mean())


def collapsar(phases, _, seed, islands=0.001):
    with tempfile.NamedTemporaryFile() as file:
        file.write(phases.tobytes())
        file.flush()
        lib = ROOT / "deploy/target/collapsar/lib/*"
        source = ROOT / "deploy/benchmarks/refinement/Points.java"
        arguments = [file.name, SIDE, 1, COARSE, islands, seed]
        done = subprocess.run(
            ["java", "-XX:TieredStopAtLevel=1", "-cp", lib, source, *map(str, arguments)], capture_output=True, text=True, check=True
        )
    return [tuple(map(int, line.split()[:2])) for line in done.stdout.splitlines()]


def sampled(phases, runs, seed):
    random = np.random.default_rng(seed)
    places = random.choice(SIDE * SIDE, runs, replace=False)
    return [(int(place % SIDE), int(place // SIDE)) for place in places]


def learner2d(phases, runs, seed):
    """Learner2D has no seed; it begins with the corners."""
    import adaptive

    learner = adaptive.Learner2D(lambda xy: 0, bounds=[(0, SIDE - 1), (0, SIDE - 1)])
    points = set()
    while len(points) < runs:
        asked, _ = learner.ask(min(64, runs))
        for place in asked:
            x, y = int(round(place[0])), int(round(place[1]))
            points.add((x, y))
            learner.tell(place, float(phases[y, x]))
        if learner.npoints > 4 * runs:
            break
    return sorted(points)


def level_set(phases, runs, seed):
    """Bryan and others 2005: ask where 1.96 σ − |μ − ½| is largest. One Gaussian process a phase."""
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import Matern

    random = np.random.default_rng(seed)
    points = sampled(phases, 256, seed)
    while len(points) < runs:
        candidates = [point for point in sampled(phases, 4000, int(random.integers(2**31))) if point not in set(points)]
        places, values = np.array(points) / SIDE, np.array([phases[y, x] for x, y in points])
        straddle = np.full(len(candidates), -np.inf)
        for phase in np.unique(values):
            process = GaussianProcessRegressor(Matern(0.08, nu=1.5), alpha=1e-4, optimizer=None)
            process.fit(places, (values == phase) - 0.5)
            mean, deviation = process.predict(np.array(candidates) / SIDE, return_std=True)
            straddle = np.maximum(straddle, 1.96 * deviation - abs(mean))
        best = np.argsort(-straddle)[: min(128, runs - len(points))]
        points += [candidates[i] for i in best]
    return points


def measure(name, phases, methods):
    print(f"\n{name}\n\n| method | runs | of the grid | error, cells | time, s |\n| --- | --- | --- | --- | --- |")
    own = None
    for method, sampler, most in methods:
        start = time.time()
        points = sampler(phases, min(most, own or most), 1)
        seconds = time.time() - start
        own = own or len(points)
        print(f"| {method} | {len(points):,} | {100 * len(points) / SIDE**2:.1f} % | {error(phases, points):.2f} | {seconds:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", action="append", default=[], metavar="NAME=DIRECTORY")
    parser.add_argument("--islands", type=int, default=0, help="seeds of the search for islands")
    options = parser.parse_args()
    methods = [
        ("Collapsar", collapsar, SIDE**2),
        ("random", sampled, SIDE**2),
        ("Learner2D", learner2d, 6000),
        ("level set", level_set, 2000),
    ]
    truths = {"fold-and-island": fold_and_island, "fractal": fractal}
    for truth in options.truth:
        name, directory = truth.split("=", 1)
        truths[name] = lambda directory=directory: stored(directory)
    for name, truth in truths.items():
        measure(name, truth(), methods)
    if options.islands:
        area = 0.0005
        print(f"\nAn island of {area} of the area, found in {options.islands} seeds\n\n| method | runs | found |\n| --- | --- | --- |")
        own = None
        for method, sampler, most in methods[:2] + [methods[3]]:
            found, runs = 0, 0
            for seed in range(options.islands):
                phases = one_island(seed, area)
                points = collapsar(phases, 0, seed, area) if sampler is collapsar else sampler(phases, min(most, own), seed)
                found += any(phases[y, x] for x, y in points)
                runs += len(points)
            own = own or runs // options.islands
            print(f"| {method} | {runs // options.islands:,} | {found} |", flush=True)


if __name__ == "__main__":
    main()
