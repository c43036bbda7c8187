/* What the replicates of a cell did over their steps. */

const CHART = { width: 368, height: 200, top: 8, right: 10, bottom: 34, left: 52 };

/** More lines than this are a blur. */
const MAX_LINES = 200;

/** The curves of some runs as an SVG, each in the colour of its outcome. */
function curvesChart(sweep, runs, state) {
  const { measure, threshold } = state;
  const { steps } = sweep.curves;
  const values = sweep.curves.values.get(measure);
  const shown = runs.slice(0, MAX_LINES);
  const valuesOf = (run) => values.subarray(run * steps.length, (run + 1) * steps.length);
  const range = rangeOf(shown.flatMap((run) => Array.from(valuesOf(run))));
  if (!Number.isFinite(range.low)) {
    return make('p', { class: 'hint' }, 'No curve of these runs has a finite value.');
  }
  const { width, height, top, right, bottom, left } = CHART;
  const x = d3.scaleLinear(d3.extent(steps), [left, width - right]);
  const y = (range.log ? d3.scaleLog() : d3.scaleLinear())
    .domain(range.low === range.high ? [range.low - 1, range.high + 1] : [range.low, range.high])
    .range([height - bottom, top]).nice();
  const svg = d3.create('svg').attr('class', 'curves').attr('viewBox', `0 0 ${width} ${height}`)
    .attr('role', 'img')
    .attr('aria-label', `${words(measure)} over steps, ${plural(shown.length, 'run')}`);
  svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - bottom})`)
    .call(d3.axisBottom(x).ticks(5).tickSizeOuter(0).tickFormat(d3.format('~s')));
  svg.append('g').attr('class', 'axis').attr('transform', `translate(${left},0)`)
    .call(axisOf(d3.axisLeft(y), range.log, 5));
  svg.append('text').attr('class', 'label').attr('text-anchor', 'middle')
    .attr('x', (left + width - right) / 2).attr('y', height - 3).text('step');
  if (threshold >= y.domain()[0] && threshold <= y.domain()[1]) {
    svg.append('line').attr('class', 'threshold-line').attr('x1', left).attr('x2', width - right)
      .attr('y1', y(threshold)).attr('y2', y(threshold));
  }
  const isShown = (value) => Number.isFinite(value) && (!range.log || value > 0);
  const line = d3.line().defined((value) => isShown(value)).x((_, i) => x(steps[i])).y((value) => y(value));
  for (const run of shown) {
    svg.append('path').attr('class', `curve ${outcomeOf(sweep, run, state)}`)
      .attr('d', line(valuesOf(run)));
  }
  return svg.node();
}

/** learned, collapsed or diverged; failed runs too have begun a curve. */
function outcomeOf(sweep, run, { measure, threshold, below }) {
  if (sweep.states[run] !== STATE.COMPLETED) {
    return sweep.states[run] === STATE.DIVERGED ? 'diverged' : 'failed';
  }
  return sweep.values.get(measure)[run] > threshold === !below ? 'collapsed' : 'learned';
}
