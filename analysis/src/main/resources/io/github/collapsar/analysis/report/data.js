/* From the JSON in the page to typed arrays: the other direction of EncodedNumbers.java. */

const ARRAYS = {
  uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array,
  float32: Float32Array, float64: Float64Array,
};

function bytesOfBase64(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = characters.charCodeAt(i);
  }
  return bytes;
}

/** Puts the bytes of one number side by side again. */
function unshuffled(bytes, width) {
  if (width === 1) {
    return bytes;
  }
  const elements = bytes.length / width;
  const whole = new Uint8Array(bytes.length);
  for (let plane = 0; plane < width; plane++) {
    for (let i = 0, from = plane * elements, to = plane; i < elements; i++, to += width) {
      whole[to] = bytes[from + i];
    }
  }
  return whole;
}

/** The numbers of a block. */
async function decoded(block) {
  const packed = new Blob([bytesOfBase64(block.data)]).stream();
  const unpacked = new Response(packed.pipeThrough(new DecompressionStream('gzip')));
  const bytes = new Uint8Array(await unpacked.arrayBuffer());
  const Type = ARRAYS[block.type];
  const numbers = new Type(unshuffled(bytes, Type.BYTES_PER_ELEMENT).buffer);
  if (!block.dictionary) {
    return numbers;
  }
  const dictionary = block.dictionary.map((value) => (value === null ? NaN : Number(value)));
  return Float64Array.from(numbers, (index) => dictionary[index]);
}

const STATE = { COMPLETED: 0, DIVERGED: 1, FAILED: 2, TIMED_OUT: 3 };

/** The runs of the sweep, sorted by point; the runs of point p are offsets[p] up to offsets[p+1]. */
class Sweep {
  static async read(data) {
    const sweep = new Sweep();
    sweep.name = data.name;
    sweep.scenario = data.scenario;
    sweep.fixed = data.fixed;
    sweep.axes = data.axes;
    sweep.diagrams = data.diagrams.filter(({ x }) => sweep.axis(x.key) >= 0)
      .map((diagram) => (diagram.y && sweep.axis(diagram.y.key) < 0
        ? { ...diagram, y: undefined } : diagram));
    sweep.descriptions = new Map(data.measurements.map((one) => [one.name, one.description]));
    sweep.points = data.runs.points;
    sweep.indices = data.runs.indices.length > 0
      ? await Promise.all(data.runs.indices.map(decoded))
      : indicesOfProduct(data.axes, data.runs.points);
    sweep.offsets = cumulated(await decoded(data.runs.runsOfPoint));
    sweep.replicates = await decoded(data.runs.replicates);
    sweep.states = await decoded(data.runs.states);
    sweep.ids = data.runs.ids ? await decoded(data.runs.ids) : null;
    sweep.values = await blocksOf(data.runs.values);
    /** How many runs each entry stands for; null if every entry is one run. */
    sweep.weights = data.runs.weights ? await decoded(data.runs.weights) : null;
    sweep.leftOut = data.runs.leftOut;
    for (const diagram of sweep.diagrams) {
      diagram.cells = {
        keys: await blocksOf(diagram.cells.keys), columns: await blocksOf(diagram.cells.columns),
      };
    }
    sweep.curves = data.curves ? await curvesOf(data.curves) : null;
    return sweep;
  }

  get runs() {
    return this.states.length;
  }

  /** The id of a run as 32 hexadecimal digits; empty if the page does not hold it. */
  id(run) {
    return this.ids === null
      ? ''
      : Array.from(this.ids.subarray(16 * run, 16 * run + 16), (byte) =>
        byte.toString(16).padStart(2, '0')).join('');
  }

  axis(key) {
    return this.axes.findIndex((axis) => axis.key === key);
  }
}

/** The values of run r at all steps are values[r · steps] up to values[(r + 1) · steps]. */
async function curvesOf({ steps, recorded, values }) {
  return { steps, recorded, values: await blocksOf(values) };
}

/** Decoded blocks by their names. */
async function blocksOf(blocks) {
  const found = new Map();
  for (const [name, block] of Object.entries(blocks)) {
    found.set(name, await decoded(block));
  }
  return found;
}

/** Where all points of the product exist, the last axis runs fastest. */
function indicesOfProduct(axes, points) {
  let stride = points;
  return axes.map((axis) => {
    const size = axis.values.length;
    stride /= size;
    const indices = new Uint32Array(points);
    for (let point = 0; point < points; point++) {
      indices[point] = Math.floor(point / stride) % size;
    }
    return indices;
  });
}

function cumulated(counts) {
  const sums = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) {
    sums[i + 1] = sums[i] + counts[i];
  }
  return sums;
}
