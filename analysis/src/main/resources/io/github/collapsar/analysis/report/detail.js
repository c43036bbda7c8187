/* What is said about one cell: beside the pointer, to a screen reader, and in full beside the diagram. */

const FEW_IDS = 3;

/** The parts of a cell's runs, in the order in which they are shown. */
const OUTCOMES = [
  ['learned', 'learned'], ['collapsed', 'collapsed'], ['diverged', 'diverged'],
  ['failed', 'failed'], ['timedOut', 'timed out'], ['unmeasured', 'without a value'],
];

function outcomes(counts, cell) {
  return OUTCOMES.map(([name, text]) => [name, text, counts[name][cell]])
    .filter(([name, , number]) => number > 0 || ['learned', 'collapsed', 'diverged'].includes(name));
}

/** A number of runs; from quantiles it is an estimate. */
function runCount(sweep, number) {
  return sweep.weights === null || Number.isInteger(number) ? count(number) : `≈ ${count(Math.round(number))}`;
}

function probabilityText(counts, cell) {
  const [low, high] = wilson(counts.collapsed[cell], counts.total(cell));
  return counts.total(cell) === 0 ? 'no run completed'
    : `${percent(counts.probability(cell))} (95 %: ${percent(low)} to ${percent(high)})`;
}

/** One sentence for a screen reader. */
function spoken(view, counts, cell) {
  const where = view.coordinates(cell)
    .map(([key, value]) => `${words(key)} ${short(value)}`).join(', ');
  if (view.runs(cell).length === 0) {
    return `${where}: no runs.`;
  }
  const what = outcomes(counts, cell).filter(([, , number]) => number > 0)
    .map(([, text, number]) => `${runCount(view.sweep, number)} ${text}`).join(', ');
  return `${where}: collapse probability ${probabilityText(counts, cell)}. ${what}.`;
}

function coordinateList(view, cell) {
  return make('p', { class: 'where' }, ...view.coordinates(cell).flatMap(([key, value], i) =>
    [i > 0 ? ', ' : '', `${words(key)} `, make('b', {}, short(value))]));
}

function outcomeBar(counts, cell) {
  const bar = make('div', { class: 'bar', 'aria-hidden': 'true' });
  for (const [name, , number] of outcomes(counts, cell)) {
    if (number > 0) {
      const part = make('span', { class: name });
      part.style.flexGrow = number;
      bar.append(part);
    }
  }
  return bar;
}

function outcomeList(sweep, counts, cell) {
  return make('p', { class: 'outcomes' }, ...outcomes(counts, cell).map(([name, text, number]) =>
    make('span', {}, make('i', { class: `swatch ${name}` }), `${runCount(sweep, number)} ${text}`)));
}

/** The small box beside the pointer. */
function tooltip(view, counts, cell, measure, values) {
  const runs = view.runs(cell);
  if (runs.length === 0) {
    return [coordinateList(view, cell), make('p', {}, 'No runs here.')];
  }
  const { mean, deviation, lower, median, upper } = statistics(view.sweep, runs, values);
  const ids = runs.slice(0, FEW_IDS).map((run) => view.sweep.id(run).slice(0, 12));
  return [
    coordinateList(view, cell),
    outcomeBar(counts, cell),
    outcomeList(view.sweep, counts, cell),
    make('p', {}, 'collapse probability ', make('b', {}, probabilityText(counts, cell))),
    make('p', {}, `${words(measure)} `, make('b', {}, `${short(mean)} ± ${short(deviation)}`),
      `, quartiles ${short(lower)}, ${short(median)}, ${short(upper)}`),
    view.sweep.ids === null ? null
      : make('p', { class: 'ids' }, 'runs ' + ids.join(' ') + (runs.length > FEW_IDS ? ' …' : '')),
  ].filter((part) => part !== null);
}

/** The condition on the columns of runs that picks the cell. */
function condition(view, cell) {
  return view.coordinates(cell).map(([key, value]) => {
    const literal = typeof value === 'string' ? `'${value.replace(/'/g, "\\'")}'` : String(value);
    return `${key.replace(/-/g, '_')} = ${literal}`;
  }).join(' AND ');
}

/** Everything about a cell. */
function detail(view, counts, cell, state, onclose) {
  const { sweep } = view;
  const runs = view.runs(cell);
  const parts = [
    make('div', { class: 'detail-head' }, make('h3', {}, 'Cell'),
      make('button', { type: 'button', onclick: onclose }, 'Release')),
    coordinateList(view, cell),
  ];
  if (runs.length === 0) {
    return [...parts, make('p', {}, 'No runs here.')];
  }
  return [
    ...parts,
    outcomeBar(counts, cell),
    outcomeList(sweep, counts, cell),
    make('p', {}, 'Collapse probability ', make('b', {}, probabilityText(counts, cell))),
    ...curvesOfCell(sweep, runs, state),
    statisticsTable(sweep, runs),
    sweep.weights === null ? runTable(sweep, runs, state.measure)
      : make('p', { class: 'hint' }, 'The runs are too many for a page: it has quantiles of each point.'),
    make('p', { class: 'hint' }, 'All columns of these runs:'),
    make('pre', { class: 'query', tabindex: '0', role: 'region', 'aria-label': 'query' },
      `collapsar sql DIR "SELECT * FROM runs WHERE ${condition(view, cell)}"`),
  ];
}

function curvesOfCell(sweep, runs, state) {
  const { measure } = state;
  if (sweep.curves === null) {
    return [];
  }
  if (!sweep.curves.values.has(measure)) {
    return [make('p', { class: 'hint' }, `The page has no room for the curves of ${words(measure)}.`)];
  }
  const { steps, recorded } = sweep.curves;
  const isThinned = recorded > steps.length;
  return [
    make('h4', {}, `${words(measure)} over steps`),
    curvesChart(sweep, runs, state),
    isThinned || runs.length > MAX_LINES ? make('p', { class: 'hint' },
      [isThinned ? `${steps.length} of ${count(recorded)} recorded steps` : '',
        runs.length > MAX_LINES ? `the first ${MAX_LINES} of ${count(runs.length)} runs` : '']
        .filter(Boolean).join(', ')) : make('p', { class: 'hint' }, 'One line a replicate, in the colour of its outcome.'),
  ];
}

function statisticsTable(sweep, runs) {
  const body = make('tbody');
  for (const [name, values] of sweep.values) {
    const { mean, deviation, lower, median, upper } = statistics(sweep, runs, values);
    body.append(make('tr', {},
      make('th', { scope: 'row', title: sweep.descriptions.get(name) }, words(name)),
      ...[mean, deviation, lower, median, upper].map((value) => make('td', {}, short(value, 3)))));
  }
  const head = ['', 'mean', 's.d.', '25 %', 'median', '75 %'];
  return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Statistics' },
    make('table', {},
      make('thead', {}, make('tr', {}, ...head.map((text) => make(text ? 'th' : 'td', {}, text)))),
      body));
}

const STATE_WORDS = ['', 'diverged', 'failed', 'timed out'];

function runTable(sweep, runs, measure) {
  const values = sweep.values.get(measure);
  const body = make('tbody');
  for (const run of runs) {
    body.append(make('tr', {},
      make('td', {}, String(sweep.replicates[run])),
      make('td', {}, STATE_WORDS[sweep.states[run]] || short(values[run])),
      make('td', { class: 'id' }, sweep.id(run))));
  }
  const head = ['replicate', words(measure), 'run id'];
  return make('div', { class: 'scroll runs', tabindex: '0', role: 'region', 'aria-label': 'Runs' },
    make('table', {},
      make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
      body));
}

/** While no cell is kept: what all runs have in common. */
function placeholder(sweep) {
  const rows = Object.entries(sweep.fixed).map(([key, value]) => make('tr', {},
    make('th', { scope: 'row' }, words(key)), make('td', {}, short(asNumber(value)))));
  return [
    make('h3', {}, 'Cell'),
    make('p', { class: 'hint' }, 'Click a cell, or press Enter on it, to see its runs here'
      + (sweep.curves === null ? '.' : ', with their curves.')),
    make('h4', {}, 'The same in all runs'),
    make('table', {}, make('tbody', {}, ...rows)),
  ];
}

function asNumber(text) {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
