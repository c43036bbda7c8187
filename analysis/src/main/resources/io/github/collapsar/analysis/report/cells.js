/* From runs to cells, for any choice of axes, panels, order parameter and threshold. */

/** The values of an axis with their places in the diagram: log10 on a log axis. */
class Scale {
  constructor(axis, log) {
    this.key = axis.key;
    this.label = words(axis.key);
    this.log = log;
    /** Places of the sweep's values here; −1 for one that has no place on a log axis. */
    this.placeOf = new Int32Array(axis.values.length).fill(-1);
    this.values = [];
    axis.values.forEach((value, index) => {
      if (!log || value > 0) {
        this.placeOf[index] = this.values.length;
        this.values.push(value);
      }
    });
    this.positions = Float64Array.from(this.values, (value) => this.position(value));
    this.borders = this.bordersOf(this.positions);
  }

  /** A diagram of one parameter has one row. */
  static none() {
    return new Scale({ key: '', values: [0] }, false);
  }

  get size() {
    return this.values.length;
  }

  position(value) {
    return this.log ? Math.log10(value) : value;
  }

  /** Half way between neighbours, so that uneven values get uneven cells. */
  bordersOf(positions) {
    const n = positions.length;
    const borders = new Float64Array(n + 1);
    for (let i = 1; i < n; i++) {
      borders[i] = (positions[i - 1] + positions[i]) / 2;
    }
    const alone = this.log ? 0.15 : Math.max(0.5, Math.abs(positions[0]) / 10);
    borders[0] = n > 1 ? 2 * positions[0] - borders[1] : positions[0] - alone;
    borders[n] = n > 1 ? 2 * positions[n - 1] - borders[n - 1] : positions[0] + alone;
    return borders;
  }

  get domain() {
    return [this.borders[0], this.borders[this.size]].map((p) => (this.log ? 10 ** p : p));
  }

  /** The place of the cell that holds a value; −1 outside. */
  at(value) {
    const position = this.position(value);
    if (!(position >= this.borders[0] && position <= this.borders[this.size])) {
      return -1;
    }
    return Math.min(this.size - 1, d3.bisectRight(this.borders, position) - 1);
  }
}

/** A parameter suits a log axis if its values are positive and span more than a decade. */
function suitsLog(axis) {
  const first = axis.values[0];
  return first > 0 && axis.values[axis.values.length - 1] / first > 10;
}

const AVERAGED = 'averaged';
const PANELS = 'panels';

/**
 * Which points make which cell. A cell's number is (panel · rows + row) · columns + column.
 *
 * others: by axis key PANELS, AVERAGED or the place of the one value that is shown.
 * best: {measurement, largest} where in each cell only the best values of the averaged axes are shown, or null.
 */
class View {
  constructor(sweep, { x, y, xLog, yLog, others, best }, reach = null) {
    this.sweep = sweep;
    this.x = new Scale(sweep.axes[sweep.axis(x)], xLog);
    this.y = y ? new Scale(sweep.axes[sweep.axis(y)], yLog) : Scale.none();
    this.hasRows = Boolean(y);
    this.facets = [];
    const fixed = [];
    sweep.axes.forEach((axis, index) => {
      if (axis.key !== x && axis.key !== y) {
        const other = others[axis.key];
        if (other === PANELS) {
          this.facets.push(index);
        } else if (other !== AVERAGED) {
          fixed.push([sweep.indices[index], Number(other)]);
        }
      }
    });
    this.assign(sweep.axis(x), y ? sweep.axis(y) : -1, fixed);
    if (best) {
      this.keepBest(best);
    }
    this.standIns = reach ? standIns(this, reach) : null;
    /** Measured cells of a row further apart say nothing of what is between them. */
    this.widestGap = reach ? 2.0001 * reach.x : Infinity;
  }

  assign(xAxis, yAxis, fixed) {
    const { sweep, x, y } = this;
    const numbers = new Map();
    this.panels = [];
    this.leftOut = 0;
    this.cellOfPoint = new Int32Array(sweep.points).fill(-1);
    const perPanel = x.size * y.size;
    for (let point = 0; point < sweep.points; point++) {
      if (fixed.every(([indices, value]) => indices[point] === value)) {
        const column = x.placeOf[sweep.indices[xAxis][point]];
        const row = yAxis < 0 ? 0 : y.placeOf[sweep.indices[yAxis][point]];
        if (column < 0 || row < 0) {
          this.leftOut++;
        } else {
          const panel = this.facets.length === 0 ? 0 : this.panelOf(point, numbers);
          this.cellOfPoint[point] = panel * perPanel + row * x.size + column;
        }
      }
    }
    if (this.facets.length === 0) {
      this.panels = [{ facets: [], number: 0 }];
    } else {
      this.sortPanels(perPanel);
    }
    this.perPanel = perPanel;
    this.cells = this.panels.length * perPanel;
  }

  panelOf(point, numbers) {
    let code = 0;
    for (const axis of this.facets) {
      code = code * this.sweep.axes[axis].values.length + this.sweep.indices[axis][point];
    }
    let number = numbers.get(code);
    if (number === undefined) {
      number = this.panels.length;
      numbers.set(code, number);
      const facets = this.facets.map((axis) => [axis, this.sweep.indices[axis][point]]);
      this.panels.push({ facets, code, number });
    }
    return number;
  }

  sortPanels(perPanel) {
    this.panels.sort((a, b) => a.code - b.code);
    const order = new Int32Array(this.panels.length);
    this.panels.forEach((panel, place) => {
      order[panel.number] = place;
      panel.number = place;
    });
    for (let point = 0; point < this.cellOfPoint.length; point++) {
      const cell = this.cellOfPoint[point];
      if (cell >= 0) {
        const panel = Math.floor(cell / perPanel);
        this.cellOfPoint[point] = order[panel] * perPanel + (cell - panel * perPanel);
      }
    }
  }

  /** In each cell the one point whose mean is the best; of equals the first. The same as in the SQL of the pictures. */
  keepBest(best) {
    const { cellOfPoint } = this;
    const values = this.sweep.values.get(best.measurement);
    const kept = new Int32Array(this.cells).fill(-1);
    const scores = new Array(this.cells);
    cellOfPoint.forEach((cell, point) => {
      if (cell >= 0) {
        const score = scoreOf(this.sweep, point, values, best.largest);
        if (kept[cell] < 0 || isBetter(score, scores[cell])) {
          kept[cell] = point;
          scores[cell] = score;
        }
      }
    });
    cellOfPoint.forEach((cell, point) => {
      if (cell >= 0 && kept[cell] !== point) {
        cellOfPoint[point] = -1;
      }
    });
  }

  cell(panel, row, column) {
    return panel * this.perPanel + row * this.x.size + column;
  }

  place(cell) {
    const panel = Math.floor(cell / this.perPanel);
    const rest = cell - panel * this.perPanel;
    return { panel, row: Math.floor(rest / this.x.size), column: rest % this.x.size };
  }

  /** The values of the panel by key. */
  facetValues(panel) {
    return Object.fromEntries(this.panels[panel].facets.map(([axis, index]) =>
      [this.sweep.axes[axis].key, this.sweep.axes[axis].values[index]]));
  }

  title(panel) {
    return Object.entries(this.facetValues(panel))
      .map(([key, value]) => `${words(key)} = ${short(value)}`).join(', ');
  }

  /** Where a cell lies, as pairs of a key and its value. */
  coordinates(cell) {
    const { panel, row, column } = this.place(cell);
    const pairs = Object.entries(this.facetValues(panel));
    if (this.hasRows) {
      pairs.push([this.y.key, this.y.values[row]]);
    }
    pairs.push([this.x.key, this.x.values[column]]);
    return pairs;
  }

  /** The cell of each row of a table that has the places of its rows by axis key. */
  cellsOfRows(keys) {
    const placesOf = (scale) => keys.get(scale.key);
    const [x, y] = [placesOf(this.x), this.hasRows ? placesOf(this.y) : null];
    const panels = new Map(this.panels.map(({ facets, number }) =>
      [facets.map(([, index]) => index).join(), number]));
    const facets = this.facets.map((axis) => keys.get(this.sweep.axes[axis].key));
    return Array.from(x, (index, row) => {
      const column = this.x.placeOf[index];
      const line = y === null ? 0 : this.y.placeOf[y[row]];
      const panel = panels.get(facets.map((places) => places[row]).join());
      return column < 0 || line < 0 ? -1 : this.cell(panel, line, column);
    });
  }

  /** The measured cell whose colour a cell has: its own, or of a refined diagram the nearest; −1 if none is near. */
  standIn(cell) {
    return this.standIns === null ? cell : this.standIns[cell];
  }

  /** The cell so many rows up and columns to the right; in the page of a refined diagram the next measured one that way. */
  next(start, [up, right]) {
    const { panel } = this.place(start);
    let { row, column } = this.place(start);
    let next = start;
    let moved = true;
    while (moved && (next === start || next < 0)) {
      const above = Math.max(0, Math.min(this.y.size - 1, row + up));
      const aside = Math.max(0, Math.min(this.x.size - 1, column + right));
      moved = above !== row || aside !== column;
      [row, column] = [above, aside];
      next = this.standIn(this.cell(panel, row, column));
    }
    return next < 0 ? start : next;
  }

  /** The points sorted by cell: those of cell c are order[starts[c]] up to order[starts[c + 1]]. */
  pointsByCell() {
    if (!this.sorted) {
      const counts = new Uint32Array(this.cells);
      for (const cell of this.cellOfPoint) {
        if (cell >= 0) {
          counts[cell]++;
        }
      }
      const starts = cumulated(counts);
      const next = starts.slice();
      const order = new Uint32Array(starts[this.cells]);
      this.cellOfPoint.forEach((cell, point) => {
        if (cell >= 0) {
          order[next[cell]++] = point;
        }
      });
      this.sorted = { starts, order };
    }
    return this.sorted;
  }

  /** The runs of a cell. */
  runs(cell) {
    const { starts, order } = this.pointsByCell();
    const runs = [];
    for (let i = starts[cell]; i < starts[cell + 1]; i++) {
      const { offsets } = this.sweep;
      for (let run = offsets[order[i]]; run < offsets[order[i] + 1]; run++) {
        runs.push(run);
      }
    }
    return runs;
  }
}

/** For every cell the measured one that is nearest, no further away than reach = {x, y} in positions; −1 where none is. */
function standIns(view, reach) {
  const { x, y, perPanel } = view;
  const near = (positions, centre, most) => {
    const slack = most * 1.0001;
    return d3.range(d3.bisectLeft(positions, positions[centre] - slack),
      d3.bisectRight(positions, positions[centre] + slack));
  };
  const share = (positions, from, to, most) => (from === to ? 0 : (positions[to] - positions[from]) / most);
  const columnsNear = d3.range(x.size).map((column) => near(x.positions, column, reach.x));
  const rowsNear = d3.range(y.size).map((row) => near(y.positions, row, reach.y));
  const nearest = new Int32Array(view.cells).fill(-1);
  const distances = new Float64Array(view.cells).fill(Infinity);
  for (const cell of new Set(view.cellOfPoint)) {
    if (cell >= 0) {
      const { panel, row, column } = view.place(cell);
      for (const j of rowsNear[row]) {
        const up = share(y.positions, row, j, reach.y);
        for (const i of columnsNear[column]) {
          const right = share(x.positions, column, i, reach.x);
          const other = panel * perPanel + j * x.size + i;
          const distance = up * up + right * right;
          if (distance < distances[other]) {
            distances[other] = distance;
            nearest[other] = cell;
          }
        }
      }
    }
  }
  return nearest;
}

/** What most runs diverge at comes last; else the larger the better, what has no value last. */
function isBetter(score, other) {
  return score.lost === other.lost ? score.mean > other.mean : other.lost;
}

/** lost: whether most runs diverge; mean: of those that do not, its sign such that the larger is the better. */
function scoreOf({ offsets, states, weights }, point, values, largest) {
  let [all, diverged, n, sum] = [0, 0, 0, 0];
  for (let run = offsets[point]; run < offsets[point + 1]; run++) {
    const weight = weights === null ? 1 : weights[run];
    all += weight;
    if (states[run] === STATE.DIVERGED) {
      diverged += weight;
    } else if (states[run] === STATE.COMPLETED && !Number.isNaN(values[run])) {
      n += weight;
      sum += weight * values[run];
    }
  }
  return { lost: 2 * diverged > all, mean: n === 0 ? -Infinity : (largest ? sum : -sum) / n };
}

/** How many runs of each cell ended how. */
class Counts {
  /** below: whether what lies below the threshold is collapsed, not what lies above. */
  constructor(view, values, { threshold, below }) {
    const { sweep, cellOfPoint } = view;
    const { offsets, states } = sweep;
    for (const name of ['learned', 'collapsed', 'diverged', 'failed', 'timedOut', 'unmeasured']) {
      this[name] = new Float64Array(view.cells);
    }
    const { learned, collapsed } = this;
    const { weights } = sweep;
    const [above, notAbove] = below ? [learned, collapsed] : [collapsed, learned];
    for (let point = 0; point < sweep.points; point++) {
      const cell = cellOfPoint[point];
      if (cell >= 0) {
        for (let run = offsets[point], end = offsets[point + 1]; run < end; run++) {
          const value = values[run];
          const weight = weights === null ? 1 : weights[run];
          if (states[run] !== STATE.COMPLETED) {
            this.notCompleted(states[run])[cell] += weight;
          } else if (value > threshold) {
            above[cell] += weight;
          } else if (value <= threshold) {
            notAbove[cell] += weight;
          } else {
            this.unmeasured[cell] += weight;
          }
        }
      }
    }
  }

  notCompleted(state) {
    return state === STATE.DIVERGED ? this.diverged
      : state === STATE.FAILED ? this.failed : this.timedOut;
  }

  /** Runs whose phase is known. */
  total(cell) {
    return this.learned[cell] + this.collapsed[cell] + this.diverged[cell];
  }

  probability(cell) {
    return this.collapsed[cell] / this.total(cell);
  }
}

/** Where the boundary crosses a row of a panel, as positions along x. */
function crossings(view, counts, panel, row, method) {
  const cells = d3.range(view.x.size).map((column) => view.cell(panel, row, column));
  const columns = d3.range(view.x.size).filter((column) => counts.total(cells[column]) > 0);
  const positions = columns.map((column) => view.x.positions[column]);
  return rowCrossings({
    positions,
    trials: columns.map((column) => counts.total(cells[column])),
    collapsed: columns.map((column) => counts.collapsed[cells[column]]),
  }, method)
    .filter(({ change }) => positions[change] - positions[change - 1] <= view.widestGap)
    .map(({ position }) => position);
}

/** Mean or standard deviation of each cell over the runs that did not diverge. */
function moments(view, values, wanted) {
  const { sweep, cellOfPoint } = view;
  const n = new Float64Array(view.cells);
  const mean = new Float64Array(view.cells);
  const squares = new Float64Array(view.cells);
  for (let point = 0; point < sweep.points; point++) {
    const cell = cellOfPoint[point];
    if (cell >= 0) {
      for (let run = sweep.offsets[point]; run < sweep.offsets[point + 1]; run++) {
        const value = values[run];
        if (sweep.states[run] === STATE.COMPLETED && value === value) {
          const weight = sweep.weights === null ? 1 : sweep.weights[run];
          n[cell] += weight;
          const step = value - mean[cell];
          mean[cell] += (weight * step) / n[cell];
          squares[cell] += weight * step * (value - mean[cell]);
        }
      }
    }
  }
  return wanted === 'mean'
    ? mean.map((value, cell) => (n[cell] > 0 ? value : NaN))
    : squares.map((sum, cell) => (n[cell] > 1 ? Math.sqrt(sum / (n[cell] - 1)) : NaN));
}

/** Mean, deviation and quartiles of a measurement over runs that did not diverge. */
function statistics(sweep, runs, values) {
  const measured = Float64Array.from(
    runs.filter((run) => sweep.states[run] === STATE.COMPLETED && !Number.isNaN(values[run])),
    (run) => values[run]).sort();
  return {
    mean: measured.length > 0 ? d3.mean(measured) : NaN,
    deviation: measured.length > 1 ? d3.deviation(measured) : NaN,
    lower: measured.length > 0 ? d3.quantileSorted(measured, 0.25) : NaN,
    median: measured.length > 0 ? d3.quantileSorted(measured, 0.5) : NaN,
    upper: measured.length > 0 ? d3.quantileSorted(measured, 0.75) : NaN,
  };
}
