import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

// `node scripts/icons.mjs`: makes the icons of every system from resources/icon.svg, and those of the tray from
// resources/tray.svg. They are committed, so that only who changes the drawing needs rsvg-convert (Debian: librsvg2-bin).

const RESOURCES = join(ROOT, 'resources');
const SOURCE = join(RESOURCES, 'icon.svg');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** An .icns entry is named after its size. @see https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const ICNS_TYPES = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** The text of light and dark panels, as in the design tokens, and what mentions look like on them. */
const PANELS = {
  light: { text: '#231d18', ember: '#b8430f' },
  dark: { text: '#f2ebe3', ember: '#f0894a' },
};
/** In pixels: of a template image of macOS, twice as many for sharp screens, and of a panel elsewhere. */
const TRAY_SIZES = { template: 16, 'template@2x': 32 };
const PANEL_SIZE = 32;

await mkdir(join(RESOURCES, 'icons'), { recursive: true });
for (const size of SIZES) draw(size);
await drawTray();
await writeFile(join(RESOURCES, 'icon.icns'), icns(await images(Object.values(ICNS_TYPES))));
await writeFile(join(RESOURCES, 'icon.ico'), ico(await images(ICO_SIZES)));

/** @param {number} size */
function draw(size) {
  const output = join(RESOURCES, `icons/${size}x${size}.png`);
  execFileSync('rsvg-convert', ['--width', `${size}`, '--height', `${size}`, '--output', output, SOURCE]);
}

async function drawTray() {
  const drawing = await readFile(join(RESOURCES, 'tray.svg'), 'utf8');
  await mkdir(join(RESOURCES, 'tray'), { recursive: true });
  for (const [name, size] of Object.entries(TRAY_SIZES)) drawText(name, drawing.replace('currentColor', '#000'), size);
  for (const [panel, { text, ember }] of Object.entries(PANELS)) {
    const plain = drawing.replace('currentColor', text);
    drawText(panel, plain, PANEL_SIZE);
    drawText(`${panel}-mention`, withDot(plain, ember), PANEL_SIZE);
  }
}

/** @param {string} drawing @param {string} color @returns {string} The drawing with a dot at its corner, and room around it. */
function withDot(drawing, color) {
  const dot = '<circle cx="12.4" cy="3.6" r="3.6" fill="COLOR"/>'.replace('COLOR', color);
  const room =
    '<mask id="room"><path fill="#fff" d="M0 0h16v16H0z"/><circle cx="12.4" cy="3.6" r="4.8" fill="#000"/></mask>';
  return drawing.replace('<path ', `${room}<path mask="url(#room)" `).replace('</svg>', `${dot}</svg>`);
}

/** @param {string} name @param {string} drawing @param {number} size */
function drawText(name, drawing, size) {
  const output = join(RESOURCES, `tray/${name}.png`);
  execFileSync('rsvg-convert', ['--width', `${size}`, '--height', `${size}`, '--output', output], { input: drawing });
}

/** @param {readonly number[]} sizes */
function images(sizes) {
  const image = async (/** @type {number} */ size) => ({
    size,
    png: await readFile(join(RESOURCES, `icons/${size}x${size}.png`)),
  });
  return Promise.all(sizes.map(image));
}

/** @typedef {{ size: number, png: Buffer }} Image */

/** @param {readonly Image[]} pictures @returns {Buffer} */
function icns(pictures) {
  const types = Object.keys(ICNS_TYPES);
  const entries = pictures.map(({ png }, index) => {
    const header = Buffer.alloc(8);
    header.write(types[index] ?? '', 'latin1');
    header.writeUInt32BE(png.length + header.length, 4);
    return Buffer.concat([header, png]);
  });
  const body = Buffer.concat(entries);
  const header = Buffer.alloc(8);
  header.write('icns', 'latin1');
  header.writeUInt32BE(body.length + header.length, 4);
  return Buffer.concat([header, body]);
}

/** @param {readonly Image[]} pictures @returns {Buffer} PNGs in Windows' icon directory, as it has read them since Vista. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at); // 0 stands for 256
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}
