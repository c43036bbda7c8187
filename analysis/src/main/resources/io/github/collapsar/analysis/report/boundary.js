/*
 * Where the collapse probability crosses ½ along a row: the most likely division of the row into collapsed
 * stretches and others, then a logistic curve near each change. What the sweep's own boundary is, without
 * its interval, fast enough to follow a threshold that moves.
 */

/** A collapsed stretch has runs collapse with this probability, another with one minus it. */
const SURE = 0.75;

/** A fit looks at so many cells on each side. */
const REACH = 12;

/** Whether each cell belongs to a collapsed stretch; each change costs the log of the number of runs. */
function stretches(trials, collapsed) {
  const n = trials.length;
  const price = Math.log(Math.max(2, d3.sum(trials)));
  const vote = Math.log(SURE / (1 - SURE));
  const came = [new Uint8Array(n), new Uint8Array(n)];
  let best = [0, 0];
  for (let i = 0; i < n; i++) {
    const gain = (collapsed[i] - trials[i] / 2) * vote;
    const next = [0, 0];
    for (let state = 0; state < 2; state++) {
      const stay = best[state];
      const change = i === 0 ? -Infinity : best[1 - state] - price;
      came[state][i] = change > stay ? 1 : 0;
      next[state] = Math.max(stay, change) + (state === 1 ? gain : -gain);
    }
    best = next;
  }
  const inside = new Uint8Array(n);
  let state = best[1] > best[0] ? 1 : 0;
  for (let i = n - 1; i >= 0; i--) {
    inside[i] = state;
    state = came[state][i] ? 1 - state : state;
  }
  return inside;
}

/** Where a logistic curve through the cells from … to is ½; NaN where it is not between them. */
function logisticCrossing(positions, trials, collapsed, from, to, begins) {
  const low = positions[from];
  const width = (positions[to - 1] - low) || 1;
  let a = 0;
  let b = 0;
  for (let iteration = 0; iteration < 25; iteration++) {
    // a weak prior, as of half a run, keeps separated counts finite
    let i00 = 0.25, i01 = 0, i11 = 0.02, s0 = -0.25 * a, s1 = -0.02 * b;
    for (let i = from; i < to; i++) {
      const t = (positions[i] - low) / width - 0.5;
      const p = 1 / (1 + Math.exp(-(a + b * t)));
      const weight = trials[i] * p * (1 - p);
      const residual = collapsed[i] - trials[i] * p;
      i00 += weight;
      i01 += weight * t;
      i11 += weight * t * t;
      s0 += residual;
      s1 += residual * t;
    }
    const determinant = i00 * i11 - i01 * i01;
    let stepA = (i11 * s0 - i01 * s1) / determinant;
    let stepB = (i00 * s1 - i01 * s0) / determinant;
    const shorten = Math.min(1, 8 / Math.max(Math.abs(stepA), Math.abs(stepB)));
    stepA *= shorten;
    stepB *= shorten;
    a += stepA;
    b += stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-4) {
      break;
    }
  }
  const crossing = low + width * (0.5 - a / b);
  return b > 0 === begins && crossing >= low && crossing <= low + width ? crossing : NaN;
}

/** The crossings of a row of cells, as positions along x. */
function crossings(view, counts, panel, row) {
  const positions = [];
  const trials = [];
  const collapsed = [];
  for (let column = 0; column < view.x.size; column++) {
    const cell = view.cell(panel, row, column);
    const total = counts.total(cell);
    if (total > 0) {
      positions.push(view.x.positions[column]);
      trials.push(total);
      collapsed.push(counts.collapsed[cell]);
    }
  }
  const inside = stretches(trials, collapsed);
  const changes = [];
  for (let i = 1; i < inside.length; i++) {
    if (inside[i] !== inside[i - 1] && positions[i] - positions[i - 1] <= view.widestGap) {
      changes.push(i);
    }
  }
  return changes.map((change, i) => {
    const before = i === 0 ? 0 : (changes[i - 1] + change) >> 1;
    const after = i + 1 === changes.length ? inside.length : (change + changes[i + 1] + 1) >> 1;
    const from = Math.max(Math.min(before, change - 1), change - REACH);
    const to = Math.min(Math.max(after, change + 1), change + REACH);
    const fitted = logisticCrossing(positions, trials, collapsed, from, to, inside[change] === 1);
    return Number.isNaN(fitted) ? (positions[change - 1] + positions[change]) / 2 : fitted;
  });
}
