/**
 * Small JavaScript packages in place of native modules that VS Code's server asks for.
 * They assign to `exports` name by name, so that `import` sees the names. Only the log writer does real work: text of output channels reaches the Output panel through its files.
 */
export const STAND_INS: Readonly<Record<string, string>> = {
  '@vscode/spdlog': `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.bare = false; }
  append(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try { fs.appendFileSync(this.file, this.bare ? message : stamp + ' [' + LEVELS[level] + '] ' + message + '\\n'); } catch { /* the folder went away at the end of a run */ }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.bare = true; }
  setPattern() {}
  flush() {}
  drop() {}
}
['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((name, level) => {
  Logger.prototype[name] = function (message) { this.append(level, message); };
});
async function create(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.appendFileSync(file, '');
  return new Logger(file);
}
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`,
  '@vscode/native-watchdog': `exports.start = () => {};\nexports.exit = (code) => process.exit(code ?? 0);\n`,
  'native-watchdog': `exports.start = () => {};\nexports.exit = (code) => process.exit(code ?? 0);\n`,
  '@vscode/deviceid': `exports.getDeviceId = async () => 'test-host';\n`,
  'node-pty': `exports.spawn = () => { throw new Error('This host has no terminal.'); };\n`,
  '@xterm/headless': `exports.Terminal = class { constructor() { throw new Error('This host has no terminal.'); } };\n`,
  '@vscode/ripgrep': `exports.rgPath = require('node:path').join(__dirname, 'bin', 'rg');\n`,
};
