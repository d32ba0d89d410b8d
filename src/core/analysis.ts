import type { Analysis, Checked, Named } from './corpus-types';
import type { Finding } from './rule';

/** The order of findings: by start, the longer first. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.rule < b.rule ? -1 : 1);
}

/** What the rules and the names say of one version of a seed, in one. */
export function joined(checked: Checked, named: Named): Analysis {
  return { ...checked, findings: [...checked.findings, ...named.findings].sort(byPlace), mentions: named.mentions };
}
