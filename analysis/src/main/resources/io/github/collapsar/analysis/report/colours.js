/* The colours of the phases, as in the printed diagrams: learned light, diverged middle and of another
 * hue, collapsed dark. Mixtures are taken in OKLab, where equal steps look equal. */

const PHASES = { learned: '#fbf3d9', collapsed: '#1b255e', diverged: '#e07b39' };
const LEVELS = 100;

function oklab(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** A colour as a 32-bit number of an ImageData: alpha, blue, green, red. */
function pixel(r, g, b) {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

function pixelOfOklab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const encoded = (linear) => {
    const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  };
  return pixel(
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s));
}

/** All mixtures, by the collapsed and the diverged share in hundredths. */
const MIXTURES = (() => {
  const [learned, collapsed, diverged] =
    [PHASES.learned, PHASES.collapsed, PHASES.diverged].map(oklab);
  const table = new Uint32Array((LEVELS + 1) ** 2);
  for (let c = 0; c <= LEVELS; c++) {
    for (let d = 0; c + d <= LEVELS; d++) {
      table[c * (LEVELS + 1) + d] = pixelOfOklab(learned.map((value, i) =>
        ((LEVELS - c - d) * value + c * collapsed[i] + d * diverged[i]) / LEVELS));
    }
  }
  return table;
})();

function mixture(collapsed, diverged, total) {
  const c = Math.round((LEVELS * collapsed) / total);
  const d = Math.min(LEVELS - c, Math.round((LEVELS * diverged) / total));
  return MIXTURES[c * (LEVELS + 1) + d];
}

const DIVERGED_PIXEL = MIXTURES[LEVELS];

/** A perceptually even scale, dark blue to yellow, that colour-blind readers see alike (cividis). */
const SCALE = Uint32Array.from({ length: 256 }, (_, i) => {
  const { r, g, b } = d3.rgb(d3.interpolateCividis(i / 255));
  return pixel(r, g, b);
});
