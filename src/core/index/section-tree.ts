import { compareCodePoints } from './order';

/** One line of a section. */
export interface SectionEntry {
  /** Where it stands: entries are sorted by `group`, then by `sort`, both by code point. */
  readonly group: string;
  readonly sort: string;
  /** What it is called when entries are parted into pages. */
  readonly key: string;
  /** Its Markdown; `base` leads from the page to the folder of the seeds. */
  readonly line: (base: string) => string;
}

/** A page of a section: at most `limit` entries, those below `steps`. */
export interface SectionLeaf {
  readonly steps: readonly string[];
  readonly entries: SectionEntry[];
}

interface Branch {
  readonly children: Map<string, Node>;
  count: number;
}

type Node = Branch | SectionLeaf;

/**
 * The entries of one section, parted into leaves of at most `limit` entries by the steps of their keys: a prefix tree whose
 * leaves are as shallow as the limit allows. The leaves depend on the set of entries only, never on the order of changes.
 * A change costs the depth of the tree and one leaf, however many entries there are.
 */
export class SectionTree {
  readonly #limit: number;
  readonly #stepsOf: (key: string) => string[];
  #root: Node = { steps: [], entries: [] };
  readonly #changed = new Set<SectionLeaf>();
  readonly #dropped = new Set<SectionLeaf>();
  #operations = 0;

  constructor(limit: number, stepsOf: (key: string) => string[]) {
    this.#limit = Math.max(1, limit);
    this.#stepsOf = stepsOf;
  }

  get count(): number {
    return countOf(this.#root);
  }

  /** Comparisons, moves and visits so far: what growth is measured by. */
  get operations(): number {
    return this.#operations;
  }

  /** Adds the entry, or replaces the one with the same group, sort and key. */
  put(entry: SectionEntry): void {
    const path = this.#descend(entry.key, true);
    const leaf = path.leaf;
    const at = this.#find(leaf, entry);
    const known = isSame(leaf.entries[at], entry);
    leaf.entries.splice(at, known ? 1 : 0, entry);
    this.#changed.add(leaf);
    if (known) return;
    for (const branch of path.branches) branch.count++;
    if (leaf.entries.length > this.#limit) this.#replace(path, leaf, this.#split(leaf));
  }

  /** Removes the entry; nothing happens when there is none. */
  remove(entry: Pick<SectionEntry, 'group' | 'sort' | 'key'>): void {
    const path = this.#descend(entry.key, false);
    const leaf = path.leaf;
    const at = this.#find(leaf, entry);
    if (!isSame(leaf.entries[at], entry)) return;
    leaf.entries.splice(at, 1);
    this.#changed.add(leaf);
    for (const branch of path.branches) branch.count--;
    const shrunk = path.branches.findIndex((branch) => branch.count <= this.#limit);
    if (shrunk >= 0) this.#collapse(path, shrunk);
    else if (leaf.entries.length === 0) this.#removeLeaf(path, leaf);
  }

  /** The leaves, in the order of their steps. */
  leaves(): SectionLeaf[] {
    return this.#leavesOf(this.#root);
  }

  /** The leaves that changed, and those that are gone, since the last call. */
  takeChanges(): { readonly changed: readonly SectionLeaf[]; readonly dropped: readonly SectionLeaf[] } {
    const changes = { changed: [...this.#changed], dropped: [...this.#dropped] };
    this.#changed.clear();
    this.#dropped.clear();
    return changes;
  }

  #descend(key: string, create: boolean): Path {
    const steps = this.#stepsOf(key);
    const branches: Branch[] = [];
    let node = this.#root;
    while (isBranch(node)) {
      this.#operations++;
      const step = steps[branches.length] ?? '';
      let child = node.children.get(step);
      if (child === undefined) {
        child = { steps: [...steps.slice(0, branches.length), step], entries: [] };
        if (create) node.children.set(step, child);
      }
      branches.push(node);
      node = child;
    }
    return { steps, branches, leaf: node };
  }

  #find(leaf: SectionLeaf, entry: Pick<SectionEntry, 'group' | 'sort' | 'key'>): number {
    let low = 0;
    let high = leaf.entries.length;
    while (low < high) {
      this.#operations++;
      const middle = (low + high) >> 1;
      const other = leaf.entries[middle];
      if (other !== undefined && compareEntries(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The leaf's entries one step further down, until each leaf is short enough or its keys are all used up. */
  #split(leaf: SectionLeaf): Node {
    const depth = leaf.steps.length;
    if (leaf.entries.length <= this.#limit || leaf.steps.at(-1) === '') return leaf;
    const children = new Map<string, SectionLeaf>();
    for (const entry of leaf.entries) {
      this.#operations++;
      const step = this.#stepsOf(entry.key)[depth] ?? '';
      let child = children.get(step);
      if (child === undefined) children.set(step, (child = { steps: [...leaf.steps, step], entries: [] }));
      child.entries.push(entry);
    }
    this.#drop(leaf);
    for (const child of children.values()) this.#changed.add(child);
    return { children: new Map([...children].map(([step, child]) => [step, this.#split(child)])), count: leaf.entries.length };
  }

  #collapse(path: Path, at: number): void {
    const branch = path.branches[at];
    if (branch === undefined) return;
    const parts = this.#leavesOf(branch);
    const entries = parts.flatMap((leaf) => leaf.entries).sort(compareEntries);
    this.#operations += entries.length + parts.length;
    for (const leaf of parts) this.#drop(leaf);
    const whole: SectionLeaf = { steps: path.steps.slice(0, at), entries };
    this.#changed.add(whole);
    this.#replaceAt(path, at, whole);
  }

  #removeLeaf(path: Path, leaf: SectionLeaf): void {
    const parent = path.branches.at(-1);
    if (parent === undefined) return;
    parent.children.delete(leaf.steps.at(-1) ?? '');
    this.#drop(leaf);
  }

  #drop(leaf: SectionLeaf): void {
    this.#changed.delete(leaf);
    this.#dropped.add(leaf);
  }

  #replace(path: Path, leaf: SectionLeaf, node: Node): void {
    if (node !== leaf) this.#replaceAt(path, path.branches.length, node);
  }

  #replaceAt(path: Path, depth: number, node: Node): void {
    const parent = path.branches[depth - 1];
    if (parent === undefined) this.#root = node;
    else parent.children.set(path.steps[depth - 1] ?? '', node);
  }

  #leavesOf(node: Node): SectionLeaf[] {
    if (!isBranch(node)) return [node];
    const steps = [...node.children.keys()].sort(compareCodePoints);
    this.#operations += steps.length;
    return steps.flatMap((step) => {
      const child = node.children.get(step);
      return child === undefined ? [] : this.#leavesOf(child);
    });
  }
}

interface Path {
  readonly steps: readonly string[];
  readonly branches: readonly Branch[];
  readonly leaf: SectionLeaf;
}

function isBranch(node: Node): node is Branch {
  return 'children' in node;
}

function countOf(node: Node): number {
  return isBranch(node) ? node.count : node.entries.length;
}

function compareEntries(a: Pick<SectionEntry, 'group' | 'sort' | 'key'>, b: Pick<SectionEntry, 'group' | 'sort' | 'key'>): number {
  return compareCodePoints(a.group, b.group) || compareCodePoints(a.sort, b.sort) || compareCodePoints(a.key, b.key);
}

function isSame(a: SectionEntry | undefined, b: Pick<SectionEntry, 'group' | 'sort' | 'key'>): boolean {
  return a !== undefined && compareEntries(a, b) === 0;
}
