/*
 * Where the collapse probability crosses ½ along a row, and how sure a probability is: what package boundary of the
 * analysis does in RowSegmentation, CrossingEstimator, LogisticFit and IsotonicFit, without their intervals, and
 * WilsonInterval. The page needs it for thresholds that its reader moves; at the diagram's own it shows what is
 * stored. EstimatorInBrowserTest holds both to the same numbers: change them together.
 */

/** The 97.5 % quantile of the normal distribution. */
const NORMAL_95 = 1.959963984540054;

/** Wilson's score interval of 95 %, as [low, high]; NaN without trials. */
function wilson(successes, trials) {
  const p = successes / trials;
  const square = NORMAL_95 * NORMAL_95;
  const middle = p + square / (2 * trials);
  const half = NORMAL_95 * Math.sqrt(p * (1 - p) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  return [middle - half, middle + half].map((end) => Math.min(1, Math.max(0, end / scale)));
}

/** A collapsed stretch has runs collapse with this probability, another with one minus it. */
const SURE = 0.75;

/** A fit looks no further than this many logits from the edge. */
const REACH = 2;

const MAX_ITERATIONS = 60;
const MAX_STEP = 5;

/** Whether each cell belongs to a collapsed stretch; each change costs the log of the number of runs. */
function segments(trials, collapsed) {
  const n = trials.length;
  const price = Math.log(Math.max(2, trials.reduce((sum, count) => sum + count, 0)));
  const vote = Math.log(SURE / (1 - SURE));
  const cameFromOther = [new Uint8Array(n), new Uint8Array(n)];
  let best = [0, 0];
  for (let i = 0; i < n; i++) {
    const gain = (collapsed[i] - trials[i] / 2) * vote;
    const next = [0, 0];
    for (let state = 0; state < 2; state++) {
      const stay = best[state];
      const change = i === 0 ? -Infinity : best[1 - state] - price;
      cameFromOther[state][i] = change > stay ? 1 : 0;
      next[state] = Math.max(stay, change) + (state === 1 ? gain : -gain);
    }
    best = next;
  }
  const inside = new Uint8Array(n);
  let state = best[1] > best[0] ? 1 : 0;
  for (let i = n - 1; i >= 0; i--) {
    inside[i] = state;
    state = cameFromOther[state][i] ? 1 - state : state;
  }
  return inside;
}

/** A logistic curve through the cells from … to by Firth's penalised likelihood: its slope and where it is ½. */
function logisticFit({ positions, trials, collapsed }, from, to) {
  let [centre, total, width] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    centre += trials[i] * positions[i];
    total += trials[i];
  }
  centre /= total;
  for (let i = from; i < to; i++) {
    width += trials[i] * (positions[i] - centre) * (positions[i] - centre);
  }
  width = Math.sqrt(width / total);
  const t = positions.slice(from, to).map((position) => (position - centre) / width);
  const p = new Float64Array(t.length);
  let [intercept, slope, i00, i01, i11, score0, score1] = [0, 0, 0, 0, 0, 0, 0];
  /* Moves to parameters; the penalised log likelihood there. */
  const evaluate = (newIntercept, newSlope) => {
    [intercept, slope] = [newIntercept, newSlope];
    [i00, i01, i11, score0, score1] = [0, 0, 0, 0, 0];
    let likelihood = 0;
    for (let i = 0; i < t.length; i++) {
      const logit = intercept + slope * t[i];
      p[i] = 1 / (1 + Math.exp(-logit));
      const weight = trials[from + i] * p[i] * (1 - p[i]);
      i00 += weight;
      i01 += weight * t[i];
      i11 += weight * t[i] * t[i];
      const softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
      likelihood += collapsed[from + i] * logit - trials[from + i] * softplus;
    }
    const determinant = i00 * i11 - i01 * i01;
    for (let i = 0; i < t.length; i++) {
      const weight = trials[from + i] * p[i] * (1 - p[i]);
      const leverage = weight * (i11 - 2 * i01 * t[i] + i00 * t[i] * t[i]) / determinant;
      const residual = collapsed[from + i] - trials[from + i] * p[i] + leverage * (0.5 - p[i]);
      score0 += residual;
      score1 += residual * t[i];
    }
    return likelihood + Math.log(determinant) / 2;
  };
  let best = evaluate(0, 0);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const determinant = i00 * i11 - i01 * i01;
    const step0 = (i11 * score0 - i01 * score1) / determinant;
    const step1 = (i00 * score1 - i01 * score0) / determinant;
    if (!Number.isFinite(step0) || !Number.isFinite(step1)) {
      break;
    }
    let shorten = Math.min(1, MAX_STEP / Math.max(Math.abs(step0), Math.abs(step1)));
    const [from0, from1] = [intercept, slope];
    let found = NaN;
    for (let halving = 0; halving < 30; halving++) {
      found = evaluate(from0 + shorten * step0, from1 + shorten * step1);
      if (found >= best - 1e-12 * Math.abs(best)) {
        break;
      }
      shorten /= 2;
    }
    best = found;
    if (shorten * (Math.abs(step0) + Math.abs(step1)) < 1e-9) {
      break;
    }
  }
  const b = slope / width;
  const a = intercept - b * centre;
  return { slope: b, crossing: -a / b };
}

/** An edge by a logistic curve near it; change is the first cell beyond it, from … to the cells that belong to it. */
function logisticEdge(row, from, change, to, begins) {
  const { positions } = row;
  let [low, high] = [from, to];
  let fit = logisticFit(row, low, high);
  const isPlausible = () => fit.slope > 0 === begins
    && fit.crossing >= positions[low] && fit.crossing <= positions[high - 1];
  // a transition need not be logistic: distant cells must not bend the curve where it crosses ½
  for (let round = 0; round < 8 && isPlausible(); round++) {
    const reach = REACH / Math.abs(fit.slope);
    let [nextLow, nextHigh] = [from, to];
    while (nextLow < change - 2 && positions[nextLow] < fit.crossing - reach) {
      nextLow++;
    }
    while (nextHigh > change + 2 && positions[nextHigh - 1] > fit.crossing + reach) {
      nextHigh--;
    }
    if (nextLow === low && nextHigh === high) {
      break;
    }
    [low, high] = [nextLow, nextHigh];
    fit = logisticFit(row, low, high);
  }
  return isPlausible() ? fit.crossing : (positions[change - 1] + positions[change]) / 2;
}

/** The monotone curve of the largest likelihood at the cells from … to, by pooling adjacent violators. */
function isotonicCurve({ trials, collapsed }, from, to, rises) {
  const blocks = [];
  for (let i = from; i < to; i++) {
    blocks.push({ weight: trials[i], mean: collapsed[i] / trials[i], size: 1 });
    while (blocks.length > 1 && (rises
      ? blocks.at(-2).mean >= blocks.at(-1).mean : blocks.at(-2).mean <= blocks.at(-1).mean)) {
      const [left, right] = blocks.splice(-2);
      const weight = left.weight + right.weight;
      blocks.push({
        weight,
        mean: (left.weight * left.mean + right.weight * right.mean) / weight,
        size: left.size + right.size,
      });
    }
  }
  return blocks.flatMap(({ mean, size }) => new Array(size).fill(mean));
}

/** An edge where the monotone curve crosses ½. */
function isotonicEdge(row, from, change, to, begins) {
  const positions = row.positions.slice(from, to);
  const curve = isotonicCurve(row, from, to, begins);
  const isBelow = (height) => (begins ? height < 0.5 : height > 0.5);
  const isAbove = (height) => (begins ? height > 0.5 : height < 0.5);
  const above = curve.findIndex(isAbove);
  const below = curve.findLastIndex(isBelow);
  if (below < 0 || above < 0) {
    return (row.positions[change - 1] + row.positions[change]) / 2;
  }
  const isFlat = curve.slice(below + 1, above).includes(0.5);
  const share = isFlat ? 0.5 : (0.5 - curve[below]) / (curve[above] - curve[below]);
  return positions[below] + share * (positions[above] - positions[below]);
}

/**
 * The crossings of a row, in its order: their positions, and the first cell beyond each.
 *
 * row: arrays of positions, trials (each above 0) and collapsed; method: 'logistic' or 'isotonic'.
 */
function rowCrossings(row, method) {
  const inside = segments(row.trials, row.collapsed);
  const changes = [];
  for (let i = 1; i < inside.length; i++) {
    if (inside[i] !== inside[i - 1]) {
      changes.push(i);
    }
  }
  const edge = method === 'isotonic' ? isotonicEdge : logisticEdge;
  // between two edges each gets half of the stretch, and a lone cell belongs to both
  const middle = (i) => (changes[i] + changes[i + 1] + 1) >> 1;
  return changes.map((change, i) => {
    const from = i === 0 ? 0 : Math.min(middle(i - 1), change - 1);
    const to = i + 1 === changes.length ? inside.length : Math.max(middle(i), change + 1);
    return { position: edge(row, from, change, to, inside[change] === 1), change };
  });
}
