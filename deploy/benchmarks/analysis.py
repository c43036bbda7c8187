#!/usr/bin/env python3
"""From runs to cells: every number beside DuckDB's and SciPy's, and the time beside DuckDB's and pandas'.

The runs of a finished sweep are taken as they are, or repeated under other ids and replicates until there are as many
as asked for. Collapsar's time is that of the whole `analyze`: cells, boundary, pictures and report; what Spark's start
takes is measured with an empty query and printed beside it. The peers only aggregate.

    python3 -m venv peers && peers/bin/pip install duckdb pandas pyarrow scipy numpy
    ./collapsar run conf/quickstart.conf
    peers/bin/python deploy/benchmarks/analysis.py results/quickstart --runs 1000000
"""

import argparse
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import duckdb
import pandas
from scipy.stats import binomtest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = 8

CELLS = """
SELECT signal, learning_rate,
  count(*) AS runs,
  count(*) FILTER (WHERE phase = 'diverged') AS diverged,
  count(*) FILTER (WHERE phase <> 'diverged' AND order_parameter > 0.5) AS collapsed,
  count(*) FILTER (WHERE phase <> 'diverged' AND order_parameter <= 0.5) AS learned,
  avg(loss) FILTER (WHERE phase <> 'diverged') AS loss_mean,
  stddev_samp(loss) FILTER (WHERE phase <> 'diverged') AS loss_stddev,
  quantile_cont(loss, [0.25, 0.5, 0.75]) FILTER (WHERE phase <> 'diverged') AS loss_quartiles,
  var_samp(order_parameter) AS susceptibility,
  1 - avg(order_parameter ** 4) / nullif(3 * avg(order_parameter ** 2) ** 2, 0) AS binder_cumulant
FROM read_parquet('%s') GROUP BY signal, learning_rate ORDER BY signal, learning_rate
"""


def enlarge(source, target, runs):
    """A result directory with the runs of another, repeated under other ids and replicates."""
    (target / "runs").mkdir(parents=True)
    for name in ("sweep.conf", "provenance.json"):
        shutil.copy(source / name, target / name)
    connection = duckdb.connect()
    pattern = str(source / "runs" / "*.parquet")
    ((stored, replicates),) = connection.sql(
        f"SELECT count(*), max(replicate) + 1 FROM read_parquet('{pattern}')").fetchall()
    times = max(1, math.ceil(runs / stored))
    for part in range(FILES):
        connection.sql(f"""
            COPY (SELECT * REPLACE (md5(run_id || again) AS run_id,
                (replicate + {replicates} * again)::INTEGER AS replicate)
              FROM read_parquet('{pattern}'), range({times}) AS repeated(again) WHERE again % {FILES} = {part})
            TO '{target / "runs" / f"part-{part}.parquet"}' (FORMAT parquet, COMPRESSION zstd)""")
        if times <= part + 1:
            break
    return stored * times


def command(*arguments, heap=None):
    """Seconds of a command of the distribution."""
    environment = dict(os.environ, COLLAPSAR_BUILD="never")
    if heap:
        environment["COLLAPSAR_HEAP"] = heap
    start = time.perf_counter()
    done = subprocess.run([str(ROOT / "collapsar"), *arguments], capture_output=True, text=True, check=False,
                          env=environment)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - start


def peers(pattern):
    """Seconds of the aggregation in DuckDB and in pandas, on two threads and on one."""
    connection = duckdb.connect()
    connection.sql("SET threads = 2")
    start = time.perf_counter()
    cells = connection.sql(CELLS % pattern).df()
    in_duckdb = time.perf_counter() - start
    start = time.perf_counter()
    columns = ["signal", "learning_rate", "phase", "order_parameter", "loss"]
    table = pandas.concat(
        pandas.read_parquet(path, columns=columns) for path in sorted(pathlib.Path(pattern).parent.glob("*.parquet")))
    table["collapsed"] = table.order_parameter > 0.5
    groups = table.groupby(["signal", "learning_rate"])
    groups.agg(runs=("loss", "size"), collapsed=("collapsed", "sum"), mean=("loss", "mean"), stddev=("loss", "std"))
    groups["loss"].quantile([0.25, 0.5, 0.75])
    return cells, in_duckdb, time.perf_counter() - start


def differences(cells, stored):
    """The largest relative difference of each column from DuckDB's, and of the Wilson interval from SciPy's."""
    largest = {}

    def compare(name, ours, theirs, scale=0.0):
        nothing = pandas.isna(theirs)
        if nothing != pandas.isna(ours):
            largest[name] = math.inf
        elif not nothing:
            difference = abs(ours - theirs) / max(abs(theirs), scale, 1e-300)
            largest[name] = max(largest.get(name, 0.0), difference)

    assert len(cells) == len(stored), f"{len(stored)} cells, DuckDB has {len(cells)}"
    for theirs, ours in zip(cells.itertuples(), stored.itertuples()):
        assert (theirs.signal, theirs.learning_rate) == (ours.signal, ours.learning_rate)
        # the deviation of equal values is rounding, of the size of the values
        compare("loss_stddev", ours.loss_stddev, theirs.loss_stddev, 0 if pandas.isna(theirs.loss_mean) else theirs.loss_mean)
        for name in ("runs", "diverged", "collapsed", "learned", "loss_mean", "susceptibility", "binder_cumulant"):
            compare(name, getattr(ours, name), getattr(theirs, name))
        if hasattr(theirs.loss_quartiles, "__len__"):
            for name, value in zip(("lower_quartile", "median", "upper_quartile"), theirs.loss_quartiles):
                compare("loss_" + name, getattr(ours, "loss_" + name), value)
        interval = binomtest(int(theirs.collapsed), int(theirs.runs)).proportion_ci(0.95, "wilson")
        compare("collapse_probability_low", ours.collapse_probability_low, interval.low)
        compare("collapse_probability_high", ours.collapse_probability_high, interval.high)
    return largest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sweep", type=pathlib.Path, help="the result directory of conf/quickstart.conf")
    parser.add_argument("--runs", type=int, default=0, help="at least so many, by repeating; 0: as they are")
    parser.add_argument("--heap", help="the heap of the analysis, such as 4g")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.sweep.parent) as folder:
        directory = pathlib.Path(folder) / options.sweep.name
        runs = enlarge(options.sweep, directory, options.runs)
        print(f"{runs:,} runs", flush=True)
        started = command("sql", str(directory), "SELECT 1")
        whole = command("analyze", str(directory), heap=options.heap)
        print(f"collapsar analyze  {whole:7.1f} s, of which Java, Spark and opening the results {started:.1f} s")
        cells, in_duckdb, in_pandas = peers(str(directory / "runs" / "*.parquet"))
        print(f"duckdb, cells      {in_duckdb:7.1f} s\npandas, cells      {in_pandas:7.1f} s")
        (parquet,) = directory.glob("diagrams/*/cells.parquet*")
        pattern = f"{parquet}/*.parquet" if parquet.is_dir() else str(parquet)
        stored = duckdb.sql(f"SELECT * FROM read_parquet('{pattern}') ORDER BY signal, learning_rate").df()
        for name, difference in sorted(differences(cells, stored).items()):
            print(f"  {name:26} differs by at most {difference:.1e}")


if __name__ == "__main__":
    main()
