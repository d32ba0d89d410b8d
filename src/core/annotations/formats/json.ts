import { isMapping } from '../sidecar-fields';

/** Every mapping in JSON files (one, or a list of them) and JSONL files, with where it stands. Broken ones are told. */
export function jsonRecords(files: ReadonlyMap<string, string>, warnings: string[]): { readonly record: Record<string, unknown>; readonly where: string }[] {
  const found: { record: Record<string, unknown>; where: string }[] = [];
  const add = (value: unknown, where: string): void => {
    if (Array.isArray(value)) value.forEach((item: unknown, i) => add(item, `${where} ${String(i + 1)}`));
    else if (isMapping(value)) found.push({ record: value, where });
    else warnings.push(`${where}: an object should stand here`);
  };
  for (const [path, content] of files) {
    if (!/\.json(l|ld)?$/i.test(path)) continue;
    const whole = parsed(content);
    if (whole) {
      add(whole.value, path);
      continue;
    }
    content.split(/\r?\n/).forEach((line, i) => {
      if (line.trim() === '') return;
      const value = parsed(line);
      if (value) add(value.value, `${path}:${String(i + 1)}`);
      else warnings.push(`${path}:${String(i + 1)}: this is not JSON`);
    });
  }
  return found;
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

export function mappings(value: unknown): Record<string, unknown>[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter(isMapping);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

export function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}
