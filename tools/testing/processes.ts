import fs from 'node:fs';

/** How long ended processes get to go by themselves, in milliseconds. */
const GRACE = 5_000;

export interface Running {
  readonly pid: number;
  readonly title: string;
}

/**
 * Processes, other than this one, whose environment holds `marker` (`NAME=value`), after a moment of grace.
 * Children inherit it, detached ones too. Only Linux tells; elsewhere the answer is empty.
 */
export async function processesWith(marker: string): Promise<Running[]> {
  const end = Date.now() + GRACE;
  let found = scan(marker);
  while (found.length > 0 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    found = scan(marker);
  }
  return found;
}

/** The same without waiting. */
export function scan(marker: string): Running[] {
  if (process.platform !== 'linux') return [];
  const found: Running[] = [];
  for (const name of fs.readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (!fs.readFileSync(`/proc/${name}/environ`, 'latin1').split('\0').includes(marker)) continue;
      found.push({ pid, title: fs.readFileSync(`/proc/${name}/cmdline`, 'latin1').split('\0').slice(0, 3).join(' ').slice(0, 120) });
    } catch {
      // It ended meanwhile, or it is somebody else's.
    }
  }
  return found;
}

export function endAll(running: readonly Running[], signal: NodeJS.Signals = 'SIGKILL'): void {
  for (const { pid } of running) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended meanwhile.
    }
  }
}
