#!/usr/bin/env python3
"""How many runs it takes to find a boundary: Collapsar's refinement beside a full grid, random sampling, python-adaptive's
Learner2D and a level-set sampler (straddle heuristic on a Gaussian process of scikit-learn).

Every method sees the same known phases on a grid of 512 × 512 and says which points it wants, with how many of their
replicates. What it says of a point is the phase of most replicates that it asked for; of all other points, that of the nearest.
Its error is the mean distance, in cells of the grid, from each piece of the full grid's boundary (the phase of most of all
replicates) to the nearest piece of what it found, and the same the other way round; the larger counts.

Truths: two that are computed here, and three that Collapsar trains in full, see deploy/benchmarks/refinement/*.conf. What was
trained is kept.

    python3 -m venv peers && peers/bin/pip install adaptive==1.5.2 scikit-learn==1.9.1 scipy duckdb
    peers/bin/python deploy/benchmarks/refinement.py [--results DIRECTORY] [--only TRUTH]… [--islands SEEDS]
"""

import argparse
import pathlib
import subprocess
import tempfile
import time

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIDE = 512
COARSE = 32

# The smallest share of the area that an island is looked for with
STATED = 0.001

# The sweep, x, y and the order parameter above which a run counts as collapsed
TRAINED = [
    ("scalar-factorization", "learning_rate", "signal", 0.5),
    ("matrix-factorization", "learning_rate", "mixing", 0.2),
    ("trainability-map", "learning_rate", "output_learning_rate", 0.5),
]


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
    return phases[..., None]


def fractal():
    """Which of the roots of z³ = 1 Newton's method ends at."""
    x, y = lattice()
    z = 4 * x - 2 + 1j * (4 * y - 2)
    for _ in range(60):
        z = z - (z**3 - 1) / (3 * z**2)
    return np.where(z.real > 0, 0, np.where(z.imag > 0, 1, 2)).astype(np.uint8)[..., None]


def one_island(seed, area):
    """Nothing but a disc."""
    random = np.random.default_rng(seed)
    radius = np.sqrt(area / np.pi)
    centre = random.uniform(radius, 1 - radius, 2)
    x, y = lattice()
    return ((x - centre[0]) ** 2 + (y - centre[1]) ** 2 < radius**2).astype(np.uint8)[..., None]


def trained(name, x, y, above, results):
    """The phases of a full grid, which is trained first unless it is there: by row, column and replicate."""
    import duckdb

    conf = ROOT / f"deploy/benchmarks/refinement/{name}.conf"
    command = [ROOT / "collapsar", "run", conf, "--quiet", "--results", results, "--set", "diagrams=[]"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    (phases,) = duckdb.sql(
        f"select case when phase = 'diverged' then 2 when order_parameter > {above} then 1 else 0 end as phase"
        f" from '{results}/{name}/runs/*.parquet' order by {y}, {x}, replicate"
    ).fetchnumpy().values()
    return np.ma.getdata(phases).astype(np.uint8).reshape(SIDE, SIDE, -1)


def leading(phases):
    """The phase of most replicates, of equally many the first."""
    return np.stack([(phases == phase).sum(-1) for phase in range(3)]).argmax(0).astype(np.uint8)


def replicates_to_begin_with(phases):
    """As many as Collapsar gives a point at first: the fewest that decide its phase at 0.95."""
    return min(4, phases.shape[-1])


def boundary(phases):
    """Places half way between neighbours of different phase, in cells."""
    y, x = np.nonzero(phases[:, 1:] != phases[:, :-1])
    v, u = np.nonzero(phases[1:] != phases[:-1])
    return np.concatenate([np.stack([x + 0.5, y], 1), np.stack([u, v + 0.5], 1)])


def said(phases, points):
    """The phase that the points say each point has: that of the nearest of them."""
    known = np.array(list(points))
    asked = np.array([leading(phases[y, x, :replicates]) for (x, y), replicates in points.items()])
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    _, nearest = cKDTree(known).query(np.stack([x.ravel(), y.ravel()], 1))
    return asked[nearest].reshape(SIDE, SIDE)


def compared(phases, points):
    """The error, see the top of the file; infinite where nothing was found. Then the share of points with another phase."""
    full, guessed = leading(phases), said(phases, points)
    wrong = (guessed != full).mean()
    true, found = boundary(full), boundary(guessed)
    if len(found) == 0:
        return np.inf, wrong
    return max(cKDTree(found).query(true)[0].mean(), cKDTree(true).query(found)[0].mean()), wrong


def without_islands(phases, points, least):
    """How far the boundary of the full grid without its islands of fewer points than given lies from what was found, in cells."""
    full = leading(phases)
    small = np.zeros(full.shape, bool)
    for phase in range(3):
        labels, _ = ndimage.label(full == phase)
        small |= (np.bincount(labels.ravel()) < least)[labels] & (full == phase)
    nearest = ndimage.distance_transform_edt(small, return_distances=False, return_indices=True)
    found = boundary(said(phases, points))
    return cKDTree(found).query(boundary(full[tuple(nearest)]))[0].mean()


def collapsar(phases, runs, seed, islands=STATED):
    """Points with their replicates."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(phases.tobytes())
        file.flush()
        lib = ROOT / "deploy/target/collapsar/lib/*"
        source = ROOT / "deploy/benchmarks/refinement/Points.java"
        arguments = [file.name, SIDE, phases.shape[-1], COARSE, islands, seed, runs]
        done = subprocess.run(
            ["java", "-XX:TieredStopAtLevel=1", "-cp", lib, source, *map(str, arguments)], capture_output=True, text=True, check=True
        )
    return {(x, y): replicates for x, y, replicates in (map(int, line.split()) for line in done.stdout.splitlines())}


def with_replicates(phases, points):
    return dict.fromkeys(points, replicates_to_begin_with(phases))


def places(runs, seed):
    random = np.random.default_rng(seed)
    chosen = random.choice(SIDE * SIDE, runs, replace=False)
    return [(int(place % SIDE), int(place // SIDE)) for place in chosen]


def sampled(phases, runs, seed):
    return with_replicates(phases, places(runs // replicates_to_begin_with(phases), seed))


def learner2d(phases, runs, seed):
    """Learner2D has no seed; it begins with the corners."""
    import adaptive

    learner = adaptive.Learner2D(lambda xy: 0, bounds=[(0, SIDE - 1), (0, SIDE - 1)])
    replicates = replicates_to_begin_with(phases)
    points = set()
    # Places that round to one point cost nothing; where there are only such places left it does not end by itself.
    while len(points) < runs // replicates and learner.npoints < 4 * runs:
        asked, _ = learner.ask(max(64, len(points) // 20))
        for place in asked:
            x, y = int(round(place[0])), int(round(place[1]))
            points.add((x, y))
            learner.tell(place, float(leading(phases[y, x, :replicates])))
    return with_replicates(phases, sorted(points))


def level_set(phases, runs, seed):
    """Bryan and others 2005: ask where 1.96 σ − |μ − ½| is largest. One Gaussian process a phase."""
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import Matern

    random = np.random.default_rng(seed)
    replicates = replicates_to_begin_with(phases)
    most = runs // replicates
    points = places(256, seed)
    while len(points) < most:
        known = set(points)
        candidates = [point for point in places(2000, int(random.integers(2**31))) if point not in known]
        values = np.array([leading(phases[y, x, :replicates]) for x, y in points])
        straddle = np.full(len(candidates), -np.inf)
        for phase in np.unique(values):
            process = GaussianProcessRegressor(Matern(0.08, nu=1.5), alpha=1e-4, optimizer=None)
            process.fit(np.array(points) / SIDE, (values == phase) - 0.5)
            mean, deviation = process.predict(np.array(candidates) / SIDE, return_std=True)
            straddle = np.maximum(straddle, 1.96 * deviation - abs(mean))
        best = np.argsort(-straddle)[: min(128, most - len(points))]
        points += [candidates[i] for i in best]
    return with_replicates(phases, points)


def measure(name, phases):
    """Every method with the runs of 2,000 and 6,000 points of theirs, and with as many as Collapsar ends with."""
    replicates = phases.shape[-1]
    full = SIDE * SIDE * replicates
    begin = replicates_to_begin_with(phases)
    print(f"\n{name}: {full:,} runs, {replicates} a point\n")
    print("| method | runs | of the grid | error, cells | other phase | time, s |\n| --- | --- | --- | --- | --- | --- |")

    def row(method, sampler, most):
        start = time.time()
        points = sampler(phases, most, 1)
        seconds = time.time() - start
        runs = sum(points.values())
        error, wrong = compared(phases, points)
        print(f"| {method} | {runs:,} | {100 * runs / full:.1f} % | {error:.2f} | {100 * wrong:.2f} % | {seconds:.0f} |", flush=True)
        return points

    for most in (2000 * begin, 6000 * begin):
        row("Collapsar, stopped", collapsar, most)
        row("random", sampled, most)
        row("Learner2D", learner2d, most)
        if most == 2000 * begin:
            row("level set", level_set, most)
    points = row("**Collapsar**", collapsar, full)
    own = sum(points.values())
    row("random", sampled, own)
    row("Learner2D", learner2d, own)
    print(f"\nError of Collapsar without islands below {STATED} of the area: {without_islands(phases, points, STATED * SIDE * SIDE):.2f} cells")


def measure_islands(seeds):
    area = 0.0005
    print(f"\nAn island of {area} of the area, found in {seeds} seeds\n\n| method | runs | found |\n| --- | --- | --- |")
    own = None
    for method, sampler in (("Collapsar", collapsar), ("random", sampled), ("level set", level_set)):
        found, runs = 0, 0
        for seed in range(seeds):
            phases = one_island(seed, area)
            points = collapsar(phases, SIDE**2, seed, area) if own is None else sampler(phases, min(own, 2000), seed)
            found += any(phases[y, x, 0] for x, y in points)
            runs += len(points)
        own = own or runs // seeds
        print(f"| {method} | {runs // seeds:,} | {found} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", default="results/refinement-benchmark", help="where what is trained goes")
    parser.add_argument("--only", action="append", default=[], metavar="TRUTH")
    parser.add_argument("--islands", type=int, default=0, help="seeds of the search for islands")
    options = parser.parse_args()
    truths = {"fold-and-island": fold_and_island, "fractal": fractal}
    for name, *axes in TRAINED:
        truths[name] = lambda name=name, axes=axes: trained(name, *axes, options.results)
    for name in options.only or truths:
        measure(name, truths[name]())
    if options.islands:
        measure_islands(options.islands)


if __name__ == "__main__":
    main()
