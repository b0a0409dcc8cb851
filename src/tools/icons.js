// Draws the mark of public/favicon.svg as PNG files, for what takes no SVG, when it changes: `node src/tools/icons.js`.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const BLUE = [0x2a, 0x56, 0xc0];
const SOFT = [0xb9, 0xcb, 0xf5];
const WHITE = [255, 255, 255];
/**
 * @typedef {[x: number, y: number]} Point in units of the mark, which is 32 wide
 * @typedef {{ colour: number[], width: number, points: Point[] }} Stroke lines from point to point with round ends
 * @typedef {{ size: number, radius: number, scale: number }} Picture `size` in pixels; `scale` shrinks what the square bears
 */

/** @type {Stroke[]} */
const STROKES = [
  { colour: SOFT, width: 2.4, points: [[9, 8], [23, 8]] },
  { colour: SOFT, width: 2.4, points: [[9, 13], [23, 13]] },
  { colour: SOFT, width: 2.4, points: [[9, 18], [15, 18]] },
  { colour: WHITE, width: 3, points: [[14.5, 22.5], [18, 26], [25, 18]] },
]; // prettier-ignore
// Points of one pixel that are looked at, in each direction.
const SAMPLES = 4;

/** How far a point is from the line between two others. @param {Point} point @param {Point} from @param {Point} to */
function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** @param {Point} point @param {Stroke} stroke */
const isOn = (point, { width, points }) =>
  points.some((end, index) => distance(point, points[index - 1] ?? end, end) <= width / 2);

/**
 * The mark's square has round corners; a phone cuts those of `radius` 0 itself. @param {Point} point @param {number}
 * radius
 */
function isInside([x, y], radius) {
  /** @param {number} at */
  const beyond = (at) => Math.max(0, radius - at, at - (32 - radius));
  return radius === 0 || Math.hypot(beyond(x), beyond(y)) <= radius;
}

/** @param {Point} point */
const colourAt = (point) => STROKES.findLast((stroke) => isOn(point, stroke))?.colour ?? BLUE;

/** Red, green, blue and opacity of one pixel. @param {number} column @param {number} row @param {Picture} picture */
function pixel(column, row, { size, radius, scale }) {
  let sum = [0, 0, 0];
  let inside = 0;
  for (let n = 0; n < SAMPLES * SAMPLES; n += 1) {
    /** @param {number} place @param {number} sample */
    const at = (place, sample) => (((place + (sample + 0.5) / SAMPLES) / size) * 32 - 16) / scale + 16;
    /** @type {Point} */
    const point = [at(column, n % SAMPLES), at(row, Math.floor(n / SAMPLES))];
    if (!isInside(point, radius)) continue;
    inside += 1;
    const colour = colourAt(point);
    sum = sum.map((value, channel) => value + (colour[channel] ?? 0));
  }
  return [...sum.map((value) => (inside ? Math.round(value / inside) : 0)), Math.round((255 * inside) / SAMPLES ** 2)];
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** @param {Picture} picture */
function png(picture) {
  const { size } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits for each of red, green, blue and opacity.
  header.set([8, 6], 8);
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) => pixel(column, row, picture)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An ICO file that holds one PNG. @param {number} size @param {Buffer} image */
function ico(size, image) {
  const header = Buffer.alloc(22);
  header.set([0, 0, 1, 0, 1, 0, size, size, 0, 0, 1, 0, 32, 0]);
  header.writeUInt32LE(image.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, image]);
}

/** @param {string} name @param {Buffer} data */
const save = (name, data) => writeFileSync(new URL(`../../public/${name}`, import.meta.url), data);

save('favicon.ico', ico(32, png({ size: 32, radius: 7, scale: 1 })));
save('apple-touch-icon.png', png({ size: 180, radius: 0, scale: 0.86 }));
save('icon-192.png', png({ size: 192, radius: 7, scale: 1 }));
save('icon-512.png', png({ size: 512, radius: 7, scale: 1 }));
save('icon-maskable-512.png', png({ size: 512, radius: 0, scale: 0.78 }));
