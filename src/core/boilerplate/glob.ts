import { RE2JS } from 're2js';

/**
 * A matcher for a path glob: `**` any folders, `*` and `?` within one name, `{a,b}` either. The glob may start at any
 * folder of the path or URI. Linear time in the path. Returns undefined for a glob with unbalanced braces.
 */
export function globMatcher(glob: string): ((path: string) => boolean) | undefined {
  let source = '';
  let depth = 0;
  const trimmed = glob.trim().replace(/^\.?\//, '');
  for (let i = 0; i < trimmed.length; i++) {
    const char = trimmed.charAt(i);
    if (char === '*' && trimmed.charAt(i + 1) === '*') {
      i++;
      if (trimmed.charAt(i + 1) === '/') {
        i++;
        source += '(?:.*/)?';
      } else source += '.*';
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (char === '{') {
      depth++;
      source += '(?:';
    } else if (char === '}') {
      if (--depth < 0) return undefined;
      source += ')';
    } else if (char === ',' && depth > 0) source += '|';
    else source += RE2JS.quote(char);
  }
  if (depth !== 0 || source === '') return undefined;
  const pattern = RE2JS.compile(`(?:^|.*/)(?:${source})`);
  return (path) => pattern.matcher(decoded(path)).matches();
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
