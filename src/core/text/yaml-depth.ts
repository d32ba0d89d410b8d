/** Deeper than any hand-written file, and far from what overflows the stack of a recursive parser. */
export const MAX_YAML_DEPTH = 200;

const COMPACT = /[-?:][ \t]+/g;

/**
 * True when YAML is nested too deep to be given to the parser: it recurses, and running out of stack there can end the whole
 * process. An upper bound from brackets and from what stands before the first word of each line, in linear time; brackets in
 * quotes and patterns count too when they are not closed.
 */
export function isTooDeep(yaml: string): boolean {
  let depth = 0;
  let lineStart = 0;
  let inLead = true;
  for (let i = 0; i < yaml.length; i++) {
    const c = yaml.charCodeAt(i);
    if (c === 10 || c === 13) {
      lineStart = i + 1;
      inLead = true;
      continue;
    }
    const isIndicator = c === 32 || c === 9 || c === 45 || c === 63 || c === 58;
    if (inLead && !isIndicator) {
      inLead = false;
      if (isDeepLead(yaml.slice(lineStart, i))) return true;
    }
    if ((c === 91 || c === 123) && yaml.charCodeAt(i - 1) !== 92) {
      depth++;
      if (depth > MAX_YAML_DEPTH) return true;
    } else if ((c === 93 || c === 125) && yaml.charCodeAt(i - 1) !== 92 && depth > 0) depth--;
  }
  return inLead && isDeepLead(yaml.slice(lineStart));
}

/** Each level takes at least one column of indentation or one compact indicator. */
function isDeepLead(lead: string): boolean {
  if (lead.length <= MAX_YAML_DEPTH) return false;
  return (lead.match(COMPACT)?.length ?? 0) > MAX_YAML_DEPTH || lead.length > 4 * MAX_YAML_DEPTH;
}
