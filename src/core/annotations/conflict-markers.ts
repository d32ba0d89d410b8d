/** A text with git's conflict markers, taken apart. */
export interface ConflictSides {
  readonly ours: string;
  readonly theirs: string;
  /** 0-based lines of the `<<<<<<<` markers. */
  readonly lines: readonly number[];
}

const MARKER = /^(<{7}|\|{7}|={7}|>{7})(?: |$)/;

/** Both sides of a merge that git left open, or undefined when the text has no `<<<<<<<` marker. */
export function conflictSides(text: string): ConflictSides | undefined {
  const ours: string[] = [];
  const theirs: string[] = [];
  const lines: number[] = [];
  let state: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  text.split(/\r?\n/).forEach((line, number) => {
    const marker = MARKER.exec(line)?.[1]?.[0];
    if (marker === '<') {
      lines.push(number);
      state = 'ours';
    } else if (marker === '|' && state === 'ours') state = 'base';
    else if (marker === '=' && (state === 'ours' || state === 'base')) state = 'theirs';
    else if (marker === '>' && state === 'theirs') state = 'both';
    else {
      if (state === 'both' || state === 'ours') ours.push(line);
      if (state === 'both' || state === 'theirs') theirs.push(line);
    }
  });
  return lines.length > 0 ? { ours: ours.join('\n'), theirs: theirs.join('\n'), lines } : undefined;
}
