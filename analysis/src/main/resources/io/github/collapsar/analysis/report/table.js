/* The cells as a table: what the diagram shows, for readers who prefer numbers, with sorting and CSV. */

const PAGE = 50;

class CellTable {
  constructor(element, onselect) {
    this.element = element;
    this.onselect = onselect;
    /** The column of null: in the order of the cells. */
    this.sorting = { column: null, descending: false };
    this.page = 0;
  }

  /** Shows other cells or counts; the sorting stays. More columns come by name, a value a cell. */
  show(view, counts, measure, more) {
    Object.assign(this, { view, counts, measure, more });
    this.columns = this.columnsOf();
    this.cells = this.cellsWithRuns();
    if (this.sorting.column >= this.columns.length) {
      this.sorting.column = null;
    }
    this.sort();
  }

  cellsWithRuns() {
    const { starts } = this.view.pointsByCell();
    const cells = new Uint32Array(this.view.cells);
    let n = 0;
    for (let cell = 0; cell < cells.length; cell++) {
      if (starts[cell + 1] > starts[cell]) {
        cells[n++] = cell;
      }
    }
    return cells.subarray(0, n);
  }

  /** A column has a name for CSV, a label for people, and a value for each cell. */
  columnsOf() {
    const { view, counts, measure } = this;
    const { sweep } = view;
    const places = (cell) => view.place(cell);
    const columns = view.facets.map((axis, i) => ({
      name: sweep.axes[axis].key.replace(/-/g, '_'),
      value: (cell) => sweep.axes[axis].values[view.panels[places(cell).panel].facets[i][1]],
    }));
    if (view.hasRows) {
      columns.push({ name: view.y.key.replace(/-/g, '_'), value: (cell) => view.y.values[places(cell).row] });
    }
    columns.push({ name: view.x.key.replace(/-/g, '_'), value: (cell) => view.x.values[places(cell).column] });
    for (const [name, text] of OUTCOMES) {
      if (['learned', 'collapsed', 'diverged'].includes(name) || counts[name].some((n) => n > 0)) {
        columns.push({ name: text.replace(/ /g, '_'), value: (cell) => counts[name][cell] });
      }
    }
    const interval = (end) => (cell) => wilson(counts.collapsed[cell], counts.total(cell))[end];
    columns.push({ name: 'collapse_probability', value: (cell) => counts.probability(cell) });
    columns.push({ name: 'collapse_probability_low', value: interval(0) });
    columns.push({ name: 'collapse_probability_high', value: interval(1) });
    const values = sweep.values.get(measure);
    for (const name of ['mean', 'deviation', 'lower', 'median', 'upper']) {
      const suffix = { deviation: 'stddev', lower: 'lower_quartile', upper: 'upper_quartile' }[name] ?? name;
      columns.push({
        name: `${measure}_${suffix}`,
        value: (cell) => statistics(sweep, view.runs(cell), values)[name],
      });
    }
    for (const [name, values] of this.more) {
      columns.push({ name, value: (cell) => values[cell] });
    }
    return columns;
  }

  sort() {
    const { column, descending } = this.sorting;
    this.rows = this.cells;
    if (column !== null) {
      const keys = new Array(this.view.cells);
      for (const cell of this.cells) {
        keys[cell] = this.columns[column].value(cell);
      }
      const sign = descending ? -1 : 1;
      this.rows = this.cells.slice().sort((a, b) => compared(keys[a], keys[b], sign) || a - b);
    }
    this.page = 0;
    this.render();
  }

  render() {
    const from = this.page * PAGE;
    const to = Math.min(this.rows.length, from + PAGE);
    const body = make('tbody');
    for (const cell of this.rows.subarray(from, to)) {
      body.append(make('tr', { onclick: () => this.onselect(cell) },
        ...this.columns.map((column) => make('td', {}, short(column.value(cell))))));
    }
    this.element.replaceChildren(
      make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of cells' },
        make('table', {}, make('caption', { class: 'hidden' }, 'The cells of the diagram'),
          make('thead', {}, make('tr', {}, ...this.columns.map((column, i) => this.header(column, i)))),
          body)),
      make('div', { class: 'pager' },
        this.button('Previous', this.page > 0, () => this.turn(-1)),
        make('span', { 'aria-live': 'polite' },
          this.rows.length === 0 ? 'No cells' : `${count(from + 1)}–${count(to)} of ${plural(this.rows.length, 'cell')}`),
        this.button('Next', to < this.rows.length, () => this.turn(1)),
        this.button('Download as CSV', true, () => this.save())));
  }

  header(column, i) {
    const { sorting } = this;
    const isSorted = sorting.column === i;
    return make('th', {
      scope: 'col',
      'aria-sort': isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none',
    }, make('button', {
      type: 'button',
      onclick: () => {
        this.sorting = { column: i, descending: isSorted && !sorting.descending };
        this.sort();
        this.element.querySelectorAll('th button')[i].focus();
      },
    }, words(column.name), make('span', { 'aria-hidden': 'true', class: 'arrow' },
      isSorted ? (sorting.descending ? '▼' : '▲') : '')));
  }

  button(text, enabled, onclick) {
    return make('button', { type: 'button', disabled: !enabled, onclick }, text);
  }

  turn(pages) {
    this.page += pages;
    this.render();
  }

  csv() {
    const lines = [this.columns.map((column) => csvField(column.name)).join(',')];
    for (const cell of this.rows) {
      lines.push(this.columns.map((column) => csvField(column.value(cell))).join(','));
    }
    return lines.join('\n') + '\n';
  }

  save() {
    const safe = this.view.sweep.name.replace(/[^A-Za-z0-9_-]+/g, '-');
    download(`${safe}-cells.csv`, 'text/csv', this.csv());
  }
}

/** What is missing comes last either way. */
function compared(first, second, sign) {
  if (first < second) {
    return -sign;
  }
  if (first > second) {
    return sign;
  }
  return Number.isNaN(first) - Number.isNaN(second);
}
