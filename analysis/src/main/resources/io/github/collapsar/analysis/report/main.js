/* The page: what the reader chose, and everything that follows from it. */

const byId = (id) => document.getElementById(id);

/** Beyond so many panels a diagram is no longer one picture. */
const MAX_PANELS = 36;

class Page {
  constructor(sweep) {
    this.sweep = sweep;
    this.hovered = -1;
    this.selected = -1;
    this.panels = [];
    this.table = new CellTable(byId('table'), (cell) => this.select(cell));
    this.choose(sweep.diagrams[0] ?? diagramOfItsOwn(sweep));
    new ResizeObserver(() => this.layout()).observe(byId('panels'));
  }

  /** Starts from a diagram of the sweep. */
  choose(diagram) {
    this.diagram = diagram;
    const others = Object.fromEntries(this.sweep.axes.map((axis) => [axis.key, this.diagramsOwn(axis)]));
    this.state = {
      x: diagram.x.key, xLog: diagram.x.log,
      y: diagram.y?.key ?? '', yLog: diagram.y?.log ?? false,
      others,
      best: this.diagramsBest(),
      measure: diagram.orderParameter,
      threshold: diagram.collapsedAbove,
      below: false,
      colour: 'phases',
    };
    this.controls();
    this.rebuild();
  }

  /** What the diagram does with an axis that is neither x nor y. */
  diagramsOwn({ key, values }) {
    const place = values.indexOf(this.diagram.at[key]);
    return this.diagram.facets.includes(key) ? PANELS : place >= 0 ? String(place) : AVERAGED;
  }

  /** What picks the values of the averaged axes in the diagram; null if the page lacks it. */
  diagramsBest() {
    const { best } = this.diagram;
    return best && this.sweep.values.has(best.measurement) ? best : null;
  }

  /** After a change of axes or panels. */
  rebuild() {
    this.view = new View(this.sweep, this.state, this.reach());
    this.panels = [];
    this.hover(-1);
    this.select(-1);
    const on = {
      hover: (cell, x, y) => this.hover(cell, x, y),
      leave: () => this.hover(-1),
      select: (cell) => this.select(cell),
      key: (event, panel) => this.key(event, panel),
    };
    this.panels = d3.range(Math.min(MAX_PANELS, this.view.panels.length))
      .map((number) => new Panel(this.view, number, on));
    byId('panels').replaceChildren(...this.panels.map((panel) => panel.element));
    this.recount();
    this.layout();
    this.notes();
  }

  /** After a change of order parameter, threshold or colouring. */
  recount() {
    this.values = this.sweep.values.get(this.state.measure);
    this.counts = new Counts(this.view, this.values, this.state);
    this.colours = this.spread(this.coloursOfCells());
    this.isStored = this.isAsMeasured();
    this.legend();
    if (this.hovered >= 0) {
      this.showTooltip();
    }
    if (this.selected >= 0) {
      this.showDetail();
    }
    // the table is long: it follows when the reader rests
    clearTimeout(this.tableLater);
    this.tableLater = setTimeout(() => this.showTable(), 150);
  }

  showTable() {
    this.table.show(this.view, this.counts, this.state.measure, this.columnsAsMeasured());
  }

  /** What the sweep's analysis says about the cells beyond what the page counts. */
  columnsAsMeasured() {
    const { keys, columns } = this.diagram.cells;
    if (!this.isAsMeasured() || columns.size === 0) {
      return new Map();
    }
    const cells = this.view.cellsOfRows(keys);
    return new Map([...columns].map(([name, values]) => {
      const ofCell = new Float64Array(this.view.cells).fill(NaN);
      cells.forEach((cell, row) => {
        if (cell >= 0) {
          ofCell[cell] = values[row];
        }
      });
      return [name, ofCell];
    }));
  }

  layout() {
    const width = byId('panels').clientWidth;
    if (width === 0 || this.panels.length === 0) {
      return;
    }
    const columns = Math.max(1, Math.min(this.panels.length, Math.floor(width / 340)));
    byId('panels').style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const each = (width - 16 * (columns - 1)) / columns;
    const height = Math.round(Math.max(240, Math.min(560, each * 0.72)));
    for (const panel of this.panels) {
      panel.layout(each, height);
    }
    this.draw();
  }

  draw() {
    for (const panel of this.panels) {
      if (this.view.hasRows) {
        panel.paint(this.colours);
      } else {
        panel.paintShares(this.counts);
      }
      panel.theory(this.theoryOf(panel));
      panel.edges(this.edgesOf(panel));
      panel.mark('kept', this.selected);
      panel.mark('pointed', this.hovered);
    }
  }

  /** Whether axes and panels are those of the sweep's diagram. */
  hasDiagramsAxes() {
    const { diagram, state } = this;
    return state.x === diagram.x.key && state.y === (diagram.y?.key ?? '')
      && this.sweep.axes.every((axis) => axis.key === state.x || axis.key === state.y
        || state.others[axis.key] === this.diagramsOwn(axis));
  }

  /** How far a point of a refined diagram may stand for. */
  reach() {
    const { diagram, state } = this;
    const isOnItsScales = state.xLog === diagram.x.log && state.yLog === (diagram.y?.log ?? false);
    return diagram.reach && state.y !== '' && this.hasDiagramsAxes() && isOnItsScales ? diagram.reach : null;
  }

  /** Whether the boundary of the sweep's diagram is the boundary of what is shown. */
  isAsMeasured() {
    const { diagram, state } = this;
    return this.hasDiagramsAxes() && sameBest(state.best, diagram.best) && state.measure === diagram.orderParameter
      && state.threshold === diagram.collapsedAbove && !state.below;
  }

  theoryOf(panel) {
    return this.view.hasRows && this.hasDiagramsAxes()
      ? this.diagram.theory.filter((curve) => this.isOfPanel(curve, panel))
        .map((curve) => ({ ...curve, style: this.theoryLabels().indexOf(curve.label) }))
      : [];
  }

  /** The exact prediction first, then its alternatives. */
  theoryLabels() {
    return [...new Set(this.diagram.theory.map((curve) => curve.label))];
  }

  isOfPanel(part, panel) {
    return Object.entries(this.view.facetValues(panel.number))
      .every(([key, value]) => part.facets[key] === value);
  }

  edgesOf(panel) {
    const every = this.view.hasRows ? panel.rowsAPoint() : 1;
    return this.isStored
      ? this.storedEdges(panel).filter((edge) => edge.row % every === 0)
      : this.fittedEdges(panel, d3.range(0, this.view.y.size, every));
  }

  /** The boundary of the sweep's analysis. */
  storedEdges(panel) {
    const rows = new Map(this.view.y.values.map((value, row) => [value, row]));
    return this.diagram.edges
      .filter((edge) => edge.measured !== null && this.isOfPanel(edge, panel))
      .map((edge) => ({
        row: this.view.hasRows ? rows.get(edge.y) : 0,
        x: edge.measured, low: edge.low ?? NaN, high: edge.high ?? NaN,
      }))
      .filter((edge) => edge.row !== undefined);
  }

  /** The same estimate of where it is, without an interval, for what the reader chose. */
  fittedEdges(panel, rows) {
    const { view, counts, diagram } = this;
    return rows.flatMap((row) =>
      crossings(view, counts, panel.number, row, diagram.boundary).map((position) => ({
        row, x: view.x.log ? 10 ** position : position, low: NaN, high: NaN,
      })));
  }

  coloursOfCells() {
    const { counts, view, state } = this;
    const colours = new Uint32Array(view.cells);
    if (state.colour === 'phases') {
      for (let cell = 0; cell < view.cells; cell++) {
        const total = counts.total(cell);
        if (total > 0) {
          colours[cell] = mixture(counts.collapsed[cell], counts.diverged[cell], total);
        }
      }
      return colours;
    }
    const values = moments(view, this.values, state.colour);
    this.range = rangeOf(values);
    for (let cell = 0; cell < view.cells; cell++) {
      if (!Number.isNaN(values[cell])) {
        colours[cell] = SCALE[Math.round(255 * this.range.share(values[cell]))];
      } else if (counts.diverged[cell] > 0) {
        colours[cell] = DIVERGED_PIXEL;
      }
    }
    return colours;
  }

  /** The colours of a refined diagram reach to where the next point is nearer. */
  spread(colours) {
    const { standIns } = this.view;
    return standIns === null
      ? colours
      : colours.map((_, cell) => (standIns[cell] < 0 ? 0 : colours[standIns[cell]]));
  }

  hover(cell, x, y) {
    if (cell !== this.hovered) {
      this.hovered = cell;
      this.panels.forEach((panel) => panel.mark('pointed', cell));
      byId('tooltip').hidden = cell < 0;
      if (cell >= 0) {
        this.showTooltip();
      }
    }
    if (cell >= 0) {
      this.placeTooltip(x, y);
    }
  }

  showTooltip() {
    byId('tooltip').replaceChildren(
      ...tooltip(this.view, this.counts, this.hovered, this.state.measure, this.values));
  }

  placeTooltip(x, y) {
    const box = byId('tooltip');
    const left = x + 16 + box.offsetWidth > window.innerWidth ? x - 16 - box.offsetWidth : x + 16;
    const top = Math.min(y + 16, window.innerHeight - box.offsetHeight - 8);
    Object.assign(box.style, { left: `${Math.max(4, left)}px`, top: `${Math.max(4, top)}px` });
  }

  select(cell) {
    this.selected = cell;
    this.panels.forEach((panel) => panel.mark('kept', cell));
    if (cell >= 0) {
      byId('announcer').textContent = `Kept. ${spoken(this.view, this.counts, cell)}`;
      this.showDetail();
    } else {
      byId('detail').replaceChildren(...placeholder(this.sweep));
    }
  }

  showDetail() {
    byId('detail').replaceChildren(
      ...detail(this.view, this.counts, this.selected, this.state, () => this.select(-1)));
  }

  /** Arrow keys walk the cells of a panel. */
  key(event, panel) {
    const { x, y } = this.view;
    const start = this.hovered >= 0 ? this.hovered : this.selected;
    const isHere = start >= 0 && this.view.place(start).panel === panel.number;
    const page = Math.max(1, Math.round(x.size / 10));
    const moves = {
      ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0],
      PageUp: [page, 0], PageDown: [-page, 0], Home: [0, -x.size], End: [0, x.size],
    };
    if (event.key in moves) {
      const centre = this.view.cell(panel.number, y.size >> 1, x.size >> 1);
      const cell = isHere ? this.view.next(start, moves[event.key])
        : this.view.standIn(centre) < 0 ? centre : this.view.standIn(centre);
      const box = panel.plot.getBoundingClientRect();
      const place = panel.rectangle(cell);
      this.hover(cell, box.left + place.x + place.width, box.top + place.y + place.height);
      byId('announcer').textContent = spoken(this.view, this.counts, cell);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (this.hovered >= 0) {
        this.select(this.hovered);
      }
    } else if (event.key === 'Escape') {
      this.hover(-1);
      this.select(-1);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** The reader changed something that only needs counting again. */
  update(change) {
    Object.assign(this.state, change);
    this.recount();
    this.draw();
  }

  /** The reader changed an axis or the panels. */
  reshape(change) {
    Object.assign(this.state, change);
    this.controls();
    this.rebuild();
  }

  controls() {
    const { sweep, state } = this;
    const numeric = sweep.axes.filter((axis) => axis.numeric);
    const parts = [];
    if (sweep.diagrams.length > 1) {
      parts.push(choice('diagram', sweep.diagrams.map(({ name }) => [name, name]), this.diagram.name,
        (name) => this.choose(sweep.diagrams.find((diagram) => diagram.name === name))));
    }
    parts.push(choice('order parameter', [...sweep.values.keys()].map((name) => [name, words(name)]),
      state.measure, (measure) => {
        const isDiagrams = measure === this.diagram.orderParameter;
        Object.assign(state, {
          measure,
          threshold: isDiagrams ? this.diagram.collapsedAbove : middle(sweep.values.get(measure)),
        });
        this.controls();
        this.update({});
      }));
    parts.push(this.thresholdControl());
    parts.push(choice('colour', [['phases', 'phases'], ['mean', `mean ${words(state.measure)}`],
      ['deviation', `deviation of ${words(state.measure)}`]], state.colour,
    (colour) => this.update({ colour })));
    parts.push(...this.axisControls('x', numeric.filter(({ key }) => key !== state.y)));
    parts.push(...this.axisControls('y', numeric.filter(({ key }) => key !== state.x)));
    const others = sweep.axes.filter(({ key }) => key !== state.x && key !== state.y);
    for (const axis of others) {
      const options = [[PANELS, 'a panel each'], [AVERAGED, state.best ? 'the best' : 'averaged'],
        ...axis.values.map((value, index) => [String(index), `= ${short(value)}`])];
      parts.push(choice(words(axis.key), options, String(state.others[axis.key]), (chosen) =>
        this.reshape({ others: { ...state.others, [axis.key]: chosen } })));
    }
    if (others.some(({ key }) => state.others[key] === AVERAGED)) {
      parts.push(this.bestControl());
    }
    byId('controls').replaceChildren(...parts);
  }

  /** Whether the averaged axes show all their values or, in each cell, the best of them. */
  bestControl() {
    const options = [...this.sweep.values.keys()].flatMap((measurement) =>
      [false, true].map((largest) => ({ measurement, largest })));
    const chosen = options.findIndex((best) => sameBest(best, this.state.best));
    return choice('of what is averaged', [['-1', 'all values'], ...options.map((best, index) =>
      [String(index), `best: ${best.largest ? 'largest' : 'smallest'} ${words(best.measurement)}`])],
    String(chosen), (index) => this.reshape({ best: options[index] ?? null }));
  }

  axisControls(name, axes) {
    const { sweep, state } = this;
    const options = axes.map(({ key }) => [key, words(key)]);
    const logName = `${name}Log`;
    const parts = [choice(`along ${name}`, name === 'y' ? [['', 'nothing'], ...options] : options,
      state[name], (key) => this.reshape({
        [name]: key,
        [logName]: key !== '' && suitsLog(sweep.axes[sweep.axis(key)]),
      }))];
    if (state[name] !== '') {
      const box = make('input', {
        type: 'checkbox', onchange: () => this.reshape({ [logName]: box.checked }),
      });
      box.checked = state[logName];
      parts.push(make('label', { class: 'check' }, box, make('span', {}, `log ${name}`)));
    }
    return [make('div', { class: 'axis-control' }, ...parts)];
  }

  thresholdControl() {
    const values = this.sweep.values.get(this.state.measure);
    const range = thresholdRange(values);
    const slider = make('input', {
      type: 'range', min: '0', max: '1000', step: '1', id: 'threshold',
      'aria-label': 'threshold', 'aria-valuetext': short(this.state.threshold),
    });
    const number = make('input', { type: 'text', inputmode: 'decimal', size: '9', 'aria-label': 'threshold as a number' });
    const show = () => {
      slider.value = String(Math.round(1000 * range.share(this.state.threshold)));
      slider.setAttribute('aria-valuetext', short(this.state.threshold));
      number.value = String(this.state.threshold);
    };
    slider.addEventListener('input', () => {
      this.later({ threshold: Number(range.value(slider.value / 1000).toPrecision(4)) });
      number.value = String(this.pending.threshold);
      slider.setAttribute('aria-valuetext', short(this.pending.threshold));
    });
    number.addEventListener('change', () => {
      const threshold = Number(number.value);
      if (number.value.trim() !== '' && Number.isFinite(threshold)) {
        this.update({ threshold });
      }
      show();
    });
    show();
    const side = make('select', {
      'aria-label': 'collapsed is what lies',
      onchange: () => this.update({ below: side.value === 'below' }),
    }, make('option', { value: 'above' }, 'above'), make('option', { value: 'below' }, 'below'));
    side.value = this.state.below ? 'below' : 'above';
    return make('div', { class: 'threshold', role: 'group', 'aria-label': 'threshold' },
      make('span', {}, 'collapsed is what lies'), side, slider, number,
      make('button', {
        type: 'button',
        title: 'back to the diagram’s own',
        onclick: () => {
          this.update({
            measure: this.diagram.orderParameter,
            threshold: this.diagram.collapsedAbove,
            below: false,
          });
          this.controls();
        },
      }, 'Reset'));
  }

  /** Once a frame: a slider tells of more changes than can be seen. */
  later(change) {
    if (!this.pending) {
      requestAnimationFrame(() => {
        const pending = this.pending;
        this.pending = null;
        this.update(pending);
      });
    }
    this.pending = change;
  }

  legend() {
    const { state } = this;
    const parts = [];
    const swatch = (kind, text) => make('span', {}, make('i', { class: `swatch ${kind}` }), text);
    if (state.colour === 'phases') {
      parts.push(swatch('learned', 'learned'), swatch('collapsed', 'collapsed'), swatch('diverged', 'diverged'));
    } else {
      parts.push(make('span', {}, `${state.colour} of ${words(state.measure)}: ${short(this.range.low)}`,
        make('i', { class: 'ramp' }), short(this.range.high) + (this.range.log ? ' (log)' : '')),
      swatch('diverged', 'all diverged'));
    }
    if (this.view.hasRows && this.colours.some((colour) => colour === 0)) {
      parts.push(swatch('missing', 'no runs'));
    }
    const edge = this.isStored ? 'boundary (p = ½) with 95 % interval' : 'boundary (p = ½), fitted in this page';
    parts.push(make('span', {}, make('i', { class: 'swatch point' }), edge));
    if (this.hasDiagramsAxes() && this.view.hasRows) {
      this.theoryLabels().forEach((label, style) =>
        parts.push(make('span', {}, make('i', { class: `swatch curve style-${style}` }), label)));
    }
    byId('legend').replaceChildren(...parts);
  }

  notes() {
    const notes = this.hasDiagramsAxes() ? [...this.diagram.notes] : [];
    if (this.diagram.best && !this.diagramsBest()) {
      notes.push(`The pictures take the best values of the axes that are not shown; this page has no room for ${words(this.diagram.best.measurement)} and averages over them.`);
    }
    if (this.view.leftOut > 0) {
      notes.push(`${plural(this.view.leftOut, 'point')} at zero or below have no place on a log axis.`);
    }
    if (this.sweep.weights !== null) {
      notes.push('The runs are too many for a page: counts and statistics come from quantiles of each point.');
    }
    if (this.sweep.leftOut.length > 0) {
      notes.push(`The page has no room for ${this.sweep.leftOut.map(words).join(', ')}: see runs/ or cells.parquet.`);
    }
    if (this.view.panels.length > MAX_PANELS) {
      notes.push(`Only the first ${MAX_PANELS} of ${count(this.view.panels.length)} panels are drawn.`);
    }
    byId('notes').replaceChildren(...notes.map((note) => make('li', {}, note)));
  }
}

function sameBest(one, other) {
  return (one?.measurement === other?.measurement) && (one?.largest === other?.largest);
}

/** For a sweep without diagrams: its first two numeric axes. */
function diagramOfItsOwn(sweep) {
  const [x, y] = sweep.axes.filter((axis) => axis.numeric);
  const axis = (one) => ({ key: one.key, log: suitsLog(one) });
  return {
    name: '', x: axis(x), y: y ? axis(y) : undefined,
    facets: sweep.axes.filter((one) => !one.numeric).map(({ key }) => key),
    orderParameter: sweep.values.has('order_parameter') ? 'order_parameter' : [...sweep.values.keys()][0],
    collapsedAbove: 0.5, boundary: 'logistic', notes: [], edges: [], theory: [], at: {}, best: null,
    cells: { keys: new Map(), columns: new Map() },
  };
}

/** Least and greatest finite values, and whether a log scale shows them better. */
function rangeOf(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const log = low > 0 && high / low > 1000;
  const to = log ? Math.log : (value) => value;
  const from = log ? Math.exp : (value) => value;
  const width = to(high) - to(low) || 1;
  return {
    low, high, log,
    share: (value) => Math.max(0, Math.min(1, (to(value) - to(low)) / width)),
    value: (share) => from(to(low) + share * width),
  };
}

/** Zeros would forbid a log scale: the slider begins at the least positive value. */
function thresholdRange(values) {
  const range = rangeOf(values);
  if (range.log || range.low < 0) {
    return range;
  }
  const positive = rangeOf(values.filter((value) => value > 0));
  return positive.log ? positive : range;
}

function middle(values) {
  return Number(thresholdRange(values).value(0.5).toPrecision(3));
}

function theme() {
  const button = byId('theme');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    button.textContent = isDark() ? 'Light theme' : 'Dark theme';
  };
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    show();
  });
  dark.addEventListener('change', show);
  show();
  button.hidden = false;
}

async function start() {
  theme();
  byId('loading').hidden = false;
  const data = JSON.parse(byId('data').textContent);
  byId('data').remove();
  if (!data.runs) {
    throw new Error('the points are too many for a page; see the pictures in diagrams/');
  }
  const sweep = await Sweep.read(data);
  byId('loading').hidden = true;
  if (!sweep.axes.some((axis) => axis.numeric) || sweep.values.size === 0) {
    byId('loading').textContent = 'The runs differ in no number, so there is no diagram.';
    byId('loading').hidden = false;
    return;
  }
  for (const id of ['controls', 'workbench', 'cells']) {
    byId(id).hidden = false;
  }
  document.documentElement.page = new Page(sweep);
}

byId('controls').addEventListener('submit', (event) => event.preventDefault());
start().catch((error) => {
  byId('loading').textContent = `Cannot show the diagram: ${error.message}`;
  byId('loading').hidden = false;
});
