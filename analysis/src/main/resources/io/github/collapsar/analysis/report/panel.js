/* One panel: cells on a canvas, axes and lines above it as SVG by D3. */

const MARGIN = { top: 8, right: 14, bottom: 46, left: 62 };
const MIN_POINT_DISTANCE = 11;

class Panel {
  /** The panel's element is for the page to place; events carry cells to the page. */
  constructor(view, number, on) {
    this.view = view;
    this.number = number;
    this.on = on;
    this.canvas = make('canvas', { 'aria-hidden': 'true' });
    this.svg = d3.create('svg').attr('aria-hidden', 'true');
    this.plot = make('div', {
      class: view.hasRows ? 'plot' : 'plot shares-plot',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'phase diagram',
      'aria-label': this.name(),
      'aria-describedby': 'hint',
    }, this.canvas, this.svg.node());
    const title = view.title(number);
    this.element = make('figure', { class: 'panel' },
      title === '' ? null : make('figcaption', {}, title), this.plot);
    this.listen();
  }

  name() {
    const { view } = this;
    const title = view.title(this.number);
    return `Phase diagram${title === '' ? '' : ' for ' + title}: ${view.x.label} from `
      + `${short(view.x.values[0])} to ${short(view.x.values[view.x.size - 1])}`
      + (view.hasRows ? `, ${view.y.label} from ${short(view.y.values[0])} to `
        + short(view.y.values[view.y.size - 1]) : '');
  }

  listen() {
    this.plot.addEventListener('pointermove', (event) => {
      this.on.hover(this.cellAt(event), event.clientX, event.clientY);
    });
    this.plot.addEventListener('pointerleave', () => this.on.leave());
    this.plot.addEventListener('click', (event) => {
      const cell = this.cellAt(event);
      if (cell >= 0) {
        this.on.select(cell);
      }
    });
    this.plot.addEventListener('keydown', (event) => this.on.key(event, this));
    this.plot.addEventListener('blur', () => this.on.leave());
  }

  cellAt(event) {
    const box = this.plot.getBoundingClientRect();
    const column = this.view.x.at(this.xScale.invert(event.clientX - box.left));
    const row = this.view.hasRows
      ? this.view.y.at(this.yScale.invert(event.clientY - box.top)) : 0;
    return column < 0 || row < 0 ? -1 : this.view.standIn(this.view.cell(this.number, row, column));
  }

  /** The rectangle of a cell in the plot, in CSS pixels. */
  rectangle(cell) {
    const { row, column } = this.view.place(cell);
    const [x0, x1] = this.border(this.view.x, this.xScale, column);
    const [y1, y0] = this.view.hasRows
      ? this.border(this.view.y, this.yScale, row)
      : [this.height - MARGIN.bottom, MARGIN.top];
    return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  }

  border(axis, scale, place) {
    return [axis.borders[place], axis.borders[place + 1]]
      .map((position) => scale(axis.log ? 10 ** position : position));
  }

  layout(width, height) {
    this.width = width;
    this.height = height;
    this.plot.style.height = `${height}px`;
    const ratio = window.devicePixelRatio || 1;
    this.innerWidth = width - MARGIN.left - MARGIN.right;
    this.innerHeight = height - MARGIN.top - MARGIN.bottom;
    this.canvas.width = Math.max(1, Math.round(this.innerWidth * ratio));
    this.canvas.height = Math.max(1, Math.round(this.innerHeight * ratio));
    Object.assign(this.canvas.style, {
      left: `${MARGIN.left}px`, top: `${MARGIN.top}px`,
      width: `${this.innerWidth}px`, height: `${this.innerHeight}px`,
    });
    const { x, y } = this.view;
    this.xScale = scaleOf(x).range([MARGIN.left, width - MARGIN.right]);
    this.yScale = this.view.hasRows
      ? scaleOf(y).range([height - MARGIN.bottom, MARGIN.top])
      : d3.scaleLinear([0, 1], [height - MARGIN.bottom, MARGIN.top]);
    this.columnOfPixel = placesOfPixels(x, this.canvas.width, false);
    this.rowOfPixel = placesOfPixels(y, this.canvas.height, true);
    this.axes();
  }

  axes() {
    const { svg, view, width, height } = this;
    svg.attr('width', width).attr('height', height).selectAll('*').remove();
    svg.append('g').attr('class', 'axis')
      .attr('transform', `translate(0,${height - MARGIN.bottom})`)
      .call(axisOf(d3.axisBottom(this.xScale), view.x.log, this.innerWidth / 80));
    svg.append('text').attr('class', 'label').attr('text-anchor', 'middle')
      .attr('x', MARGIN.left + this.innerWidth / 2).attr('y', height - 8).text(view.x.label);
    svg.append('g').attr('class', 'axis').attr('transform', `translate(${MARGIN.left},0)`)
      .call(axisOf(d3.axisLeft(this.yScale), view.hasRows && view.y.log, this.innerHeight / 60));
    svg.append('text').attr('class', 'label').attr('text-anchor', 'middle')
      .attr('transform', `translate(14,${MARGIN.top + this.innerHeight / 2}) rotate(-90)`)
      .text(view.hasRows ? view.y.label : 'share of runs');
    const clip = `clip-${this.number}`;
    svg.append('clipPath').attr('id', clip).append('rect')
      .attr('x', MARGIN.left).attr('y', MARGIN.top)
      .attr('width', this.innerWidth).attr('height', this.innerHeight);
    this.overlay = svg.append('g').attr('clip-path', `url(#${clip})`);
    this.marks = svg.append('g');
  }

  /** Paints every device pixel with the colour of its cell. */
  paint(colours) {
    const { width, height } = this.canvas;
    const context = this.canvas.getContext('2d');
    const image = context.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const first = this.number * this.view.perPanel;
    let before = -1;
    for (let j = 0, at = 0; j < height; j++, at += width) {
      const row = this.rowOfPixel[j];
      if (row === before) {
        pixels.copyWithin(at, at - width, at);
      } else {
        const start = first + row * this.view.x.size;
        for (let i = 0; i < width; i++) {
          pixels[at + i] = colours[start + this.columnOfPixel[i]];
        }
      }
      before = row;
    }
    context.putImageData(image, 0, 0);
  }

  /** In a diagram of one parameter: the shares of the phases over it, with Wilson's interval. */
  paintShares(counts) {
    const context = this.canvas.getContext('2d');
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.overlay.selectAll('.shares').remove();
    const shares = this.overlay.append('g').attr('class', 'shares');
    const columns = d3.range(this.view.x.size)
      .filter((column) => counts.total(this.view.cell(this.number, 0, column)) > 0);
    const x = (column) => this.xScale(this.view.x.values[column]);
    for (const name of ['diverged', 'collapsed']) {
      const runs = (column) => counts[name][this.view.cell(this.number, 0, column)];
      const all = (column) => counts.total(this.view.cell(this.number, 0, column));
      shares.append('path').attr('class', `band ${name}`).attr('d', d3.area(x,
        (column) => this.yScale(wilson(runs(column), all(column))[0]),
        (column) => this.yScale(wilson(runs(column), all(column))[1]))(columns));
      shares.append('path').attr('class', `line ${name}`)
        .attr('d', d3.line(x, (column) => this.yScale(runs(column) / all(column)))(columns));
    }
  }

  /** Draws predicted boundaries: curves with a style and lines of x, y, x, y, … */
  theory(curves) {
    this.overlay.selectAll('.theory').remove();
    for (const { lines, style } of curves) {
      for (const flat of lines) {
        const points = d3.range(0, flat.length, 2)
          .map((i) => [this.xScale(flat[i]), this.yScale(flat[i + 1])]);
        for (const name of ['halo', `stroke style-${style}`]) {
          this.overlay.append('path').attr('class', `theory ${name}`).attr('d', d3.line()(points));
        }
      }
    }
  }

  /** Every so many rows get a point, or points would hide the line. */
  rowsAPoint() {
    return Math.max(1, Math.ceil((MIN_POINT_DISTANCE * this.view.y.size) / this.innerHeight));
  }

  /** Draws the boundary: edges {row, x, low, high}, the last two NaN without an interval. */
  edges(edges) {
    const y = (edge) => (this.view.hasRows ? this.yScale(this.view.y.values[edge.row])
      : this.yScale(0.5));
    this.overlay.selectAll('.edge').remove();
    const group = this.overlay.selectAll('.edge').data(edges).join('g').attr('class', 'edge');
    const bars = group.filter((edge) => Number.isFinite(edge.low) && Number.isFinite(edge.high));
    for (const name of ['halo', 'stroke']) {
      bars.append('line').attr('class', name)
        .attr('x1', (edge) => this.xScale(edge.low)).attr('x2', (edge) => this.xScale(edge.high))
        .attr('y1', y).attr('y2', y);
    }
    group.append('circle').attr('r', 3).attr('cx', (edge) => this.xScale(edge.x)).attr('cy', y);
  }

  /** Frames cells: the one pointed at and the one kept. */
  mark(kind, cell) {
    this.marks.selectAll(`.${kind}`).remove();
    if (cell >= 0 && this.view.place(cell).panel === this.number) {
      const { x, y, width, height } = this.rectangle(cell);
      for (const name of ['halo', 'stroke']) {
        this.marks.append('rect').attr('class', `${kind} ${name}`)
          .attr('x', x - 1).attr('y', y - 1).attr('width', width + 2).attr('height', height + 2);
      }
    }
  }
}

function scaleOf(axis) {
  return (axis.log ? d3.scaleLog() : d3.scaleLinear()).domain(axis.domain);
}

/** Ticks as scientists expect: 1, 2, 5 within few decades, powers of ten over many. */
function axisOf(axis, log, room) {
  const scale = axis.scale();
  axis.tickSizeOuter(0);
  if (!log) {
    return axis.ticks(Math.max(2, room)).tickFormat((value) => short(value));
  }
  const [low, high] = scale.domain();
  const decades = Math.log10(high / low);
  const labelled = decades > 3 ? [1] : decades > 0.6 ? [1, 2, 5] : d3.range(1, 10);
  const every = Math.max(1, Math.ceil(decades / Math.max(2, room)));
  const ticks = [];
  const names = new Map();
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
    for (let digit = 1; digit < 10; digit++) {
      const value = Number(`${digit}e${exponent}`);
      if (value >= low && value <= high && (digit === 1 || decades <= 8)) {
        ticks.push(value);
        const isNamed = labelled.includes(digit) && (decades <= 3 || exponent % every === 0);
        names.set(value, isNamed ? (decades > 3 ? power(exponent) : short(value)) : '');
      }
    }
  }
  return axis.tickValues(ticks).tickFormat((value) => names.get(value))
    .tickSizeInner(5);
}

/** Which cell each device pixel along an axis belongs to. */
function placesOfPixels(axis, pixels, downwards) {
  const places = new Int32Array(pixels);
  const low = axis.borders[0];
  const high = axis.borders[axis.size];
  let place = 0;
  for (let i = 0; i < pixels; i++) {
    const position = low + ((i + 0.5) / pixels) * (high - low);
    while (place < axis.size - 1 && position > axis.borders[place + 1]) {
      place++;
    }
    places[downwards ? pixels - 1 - i : i] = place;
  }
  return places;
}
