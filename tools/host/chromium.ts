import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { cached } from './cache';
import { fetchTarball, unpack, type Pinned } from './npm-tarball';
import { BROWSER_CACHE } from './paths';

/** A headless Chromium with the libraries that a bare machine lacks. */
const CHROMIUM: Pinned = {
  spec: '@sparticuz/chromium@153.0.0',
  integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

/** Without any font the page process dies, and an editor wants one of fixed width. */
const FONTS: Pinned = {
  spec: 'dejavu-fonts-ttf@2.37.3',
  integrity: 'sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
};

const FONT_FILES = ['Sans', 'Sans-Bold', 'Sans-Oblique', 'SansMono', 'SansMono-Bold'];

const SYSTEM_BROWSERS: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'],
};

export interface Chromium {
  readonly executable: string;
  /** What to add to its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A browser: `$CHROME_PATH`, else the system's, else the one from npm, fetched the first time (Linux x64 only). */
export async function chromiumExecutable(): Promise<Chromium> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return { executable: named, env: {} };
  const system = (SYSTEM_BROWSERS[process.platform] ?? []).find((file) => fs.existsSync(file));
  if (system !== undefined) return { executable: system, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No browser found: set CHROME_PATH to a Chromium or Chrome.');
  const folder = await cached(BROWSER_CACHE, [CHROMIUM, FONTS, FONT_FILES, fontConfig('')], async (staging, final) => {
    console.log('Fetching a browser from npm (once)…');
    await assemble(staging, final);
  });
  return {
    executable: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

async function assemble(folder: string, final: string): Promise<void> {
  const downloads = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-get-'));
  try {
    unpack(fetchTarball(CHROMIUM, downloads), downloads, { strip: 2, members: ['package/bin'] });
    const executable = path.join(folder, 'chromium');
    await expand(path.join(downloads, 'chromium.br'), executable);
    fs.chmodSync(executable, 0o755);
    for (const name of ['al2023', 'fonts', 'swiftshader']) {
      const tar = path.join(downloads, `${name}.tar`);
      await expand(`${tar}.br`, tar);
      unpack(tar, folder, { strip: 0, members: [] });
    }
    const members = FONT_FILES.map((name) => `package/ttf/DejaVu${name}.ttf`);
    unpack(fetchTarball(FONTS, downloads), path.join(folder, 'fonts'), { strip: 2, members });
    fs.writeFileSync(path.join(folder, 'fonts.conf'), fontConfig(final));
  } finally {
    fs.rmSync(downloads, { recursive: true, force: true });
  }
}

function expand(from: string, to: string): Promise<void> {
  return pipeline(fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to));
}

function fontConfig(folder: string): string {
  const aliases = [['monospace', 'DejaVu Sans Mono'], ['sans-serif', 'DejaVu Sans'], ['system-ui', 'DejaVu Sans']]
    .map(([family, font]) => `  <alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${folder}/fonts</dir>`,
    `  <cachedir>${folder}/fonts-cache</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n');
}
