/* How numbers and names are written, and elements made. All text goes through textContent. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10⁻² */
function power(exponent) {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[digit]);
  return '10' + (exponent < 0 ? '⁻' : '') + digits;
}

/** At most four digits, or as many as given: 0.05, 1000, 3×10⁻⁷. */
function short(value, digits = 4) {
  if (typeof value !== 'number') {
    return String(value);
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e5)) {
    return String(Number(value.toPrecision(digits))).replace('-', '−');
  }
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const factor = String(Number(mantissa)).replace('-', '−');
  return (factor === '1' ? '' : factor + '×') + power(Number(exponent));
}

/** 12,800 */
function count(number) {
  return number.toLocaleString('en-US');
}

function plural(number, noun) {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function percent(share) {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(share > 0 && share < 0.01 ? 1 : 0)} %`;
}

/** learning-rate → learning rate */
function words(name) {
  return name.replace(/[-_]/g, ' ');
}

/** An element with attributes and children; texts become text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A select with a label above it. */
function choice(label, options, chosen, onchange) {
  const select = make('select', { onchange: () => onchange(select.value) });
  for (const [value, text] of options) {
    const option = make('option', { value }, text);
    option.selected = value === chosen;
    select.append(option);
  }
  return make('label', {}, make('span', {}, label), select);
}

/** Gives the reader a file. */
function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** A field of comma-separated values (RFC 4180). */
function csvField(value) {
  const text = typeof value === 'number' && Number.isNaN(value) ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
