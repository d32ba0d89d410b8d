import { attentionLine, entityLine, familyKey, familyLine, seedLine, tableHead } from './lines';
import { DEFAULT_INDEX_OPTIONS, INDEX_SECTIONS } from './model';
import type { IndexEntity, IndexFamily, IndexModel, IndexOptions, IndexSection, IndexSeed } from './model';
import { compareCodePoints } from './order';
import { pageLabel, pagePath, pageSteps } from './page-names';
import { groupHeading, groupOfType, SECTION_TITLES } from './headings';
import { KeptLine } from './kept-line';
import { isSameData } from './same-data';
import { SectionTree } from './section-tree';
import type { SectionEntry, SectionLeaf } from './section-tree';

/** The name of the index below the seeds folder. */
export const INDEX_FILE = 'INDEX.md';

/** A section shorter than this part of the limit stays in `INDEX.md` when the others move to pages. */
const SMALL_PART = 8;

/** What has to be written to bring the files up to date: block contents by path, and pages that are gone. */
export interface IndexChanges {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
}

/**
 * The index, kept line by line. A change renders the lines it touches and joins the page they stand on; the result depends
 * on what was put last under each name, never on the order. Nothing in it depends on time, locale or platform.
 */
export class IndexRenderer {
  readonly #options: IndexOptions;
  readonly #trees: ReadonlyMap<IndexSection, SectionTree>;
  readonly #seeds = new Map<string, IndexSeed>();
  readonly #entities = new Map<string, IndexEntity>();
  readonly #families = new Map<string, IndexFamily>();
  readonly #files = new Map<string, string>();
  /** Sections that stand on pages, as of the last `take`. */
  #paged: ReadonlySet<IndexSection> = new Set();
  #pending = { write: new Set<string>([INDEX_FILE]), remove: new Set<string>() };
  #rendered = 0;
  #joined = 0;

  constructor(options: Partial<IndexOptions> = {}) {
    const all = { ...DEFAULT_INDEX_OPTIONS, ...options };
    this.#options = { ...all, maxLines: Math.max(1, Math.floor(all.maxLines) || 1) };
    const wanted = INDEX_SECTIONS.filter((section) => all.sections.includes(section) && (section !== 'seeds' || all.columns.length > 0));
    this.#trees = new Map(wanted.map((section) => [section, new SectionTree(this.#options.maxLines, (key) => pageSteps(key, section !== 'entities'))]));
  }

  /** Work so far: lines rendered, lines joined into pages, steps in the trees. */
  get operations(): { readonly rendered: number; readonly joined: number; readonly moved: number } {
    const moved = [...this.#trees.values()].reduce((sum, tree) => sum + tree.operations, 0);
    return { rendered: this.#rendered, joined: this.#joined, moved };
  }

  /** Adds the seed, or replaces what was put under its path. One that says the same as before costs nothing more. */
  putSeed(seed: IndexSeed): void {
    const before = this.#seeds.get(seed.path);
    if (isSameData(before, seed)) return;
    this.#seeds.set(seed.path, seed);
    const { columns } = this.#options;
    this.#put('seeds', seedName(seed.path), (base) => seedLine(seed, columns, base));
    const found = Object.entries(seed.findings).filter(([, count]) => count > 0);
    for (const [rule] of Object.entries(before?.findings ?? {})) {
      if (!((seed.findings[rule] ?? 0) > 0)) this.#remove('attention', attentionName(rule, seed.path));
    }
    for (const [rule, count] of found) {
      if (before?.findings[rule] === count) continue;
      this.#put('attention', attentionName(rule, seed.path), (base) => attentionLine(seed.path, count, base));
    }
  }

  /** Removes the seed's line and its findings. Entities and families that name it are the caller's to change. */
  removeSeed(path: string): void {
    const before = this.#seeds.get(path);
    if (before === undefined) return;
    this.#seeds.delete(path);
    this.#remove('seeds', seedName(path));
    for (const rule of Object.keys(before.findings)) this.#remove('attention', attentionName(rule, path));
  }

  /** Adds the entity, or replaces the one of the same type and name; one without seeds is removed. */
  putEntity(entity: IndexEntity): void {
    if (entity.seeds.length === 0) return this.removeEntity(entity.type, entity.name);
    const id = entityId(entity.type, entity.name);
    if (isSameData(this.#entities.get(id), entity)) return;
    this.#entities.set(id, entity);
    this.#put('entities', entityName(entity.type, entity.name), (base) => entityLine(entity, base));
  }

  removeEntity(type: string, name: string): void {
    if (this.#entities.delete(entityId(type, name))) this.#remove('entities', entityName(type, name));
  }

  /** Adds the family, or replaces the one with the same first path. A family of fewer than two seeds is none. */
  putFamily(family: IndexFamily): void {
    const key = familyKey(family.paths);
    if (key === undefined) return;
    if (new Set(family.paths).size < 2) return this.removeFamily(key);
    if (isSameData(this.#families.get(key), family)) return;
    this.#families.set(key, family);
    this.#put('families', seedName(key), (base) => familyLine(family, base));
  }

  /** Removes the family whose first path (by code point) is `firstPath`. */
  removeFamily(firstPath: string): void {
    if (this.#families.delete(firstPath)) this.#remove('families', seedName(firstPath));
  }

  /** Makes the index show `model` and nothing else. */
  putAll(model: IndexModel): void {
    const paths = new Set(model.seeds.map((seed) => seed.path));
    for (const path of [...this.#seeds.keys()]) if (!paths.has(path)) this.removeSeed(path);
    for (const seed of model.seeds) this.putSeed(seed);
    const ids = new Set(model.entities.map((entity) => entityId(entity.type, entity.name)));
    for (const [id, entity] of [...this.#entities]) if (!ids.has(id)) this.removeEntity(entity.type, entity.name);
    for (const entity of model.entities) this.putEntity(entity);
    const keys = new Set(model.families.map((family) => familyKey(family.paths)));
    for (const key of [...this.#families.keys()]) if (!keys.has(key)) this.removeFamily(key);
    for (const family of model.families) this.putFamily(family);
  }

  /** The contents of every block: `INDEX.md` first, then the pages by path. Lines end in LF, the last without one. */
  text(): Map<string, string> {
    this.#update();
    const pages = [...this.#files].filter(([path]) => path !== INDEX_FILE).sort(([a], [b]) => compareCodePoints(a, b));
    return new Map([[INDEX_FILE, this.#files.get(INDEX_FILE) ?? ''], ...pages]);
  }

  /** The contents of one block, undefined when there is no such page. */
  page(path: string): string | undefined {
    this.#update();
    return this.#files.get(path);
  }

  /** What changed since the last call, the first time everything. Costs what changed, not what there is. */
  takeChanges(): IndexChanges {
    this.#update();
    const { write, remove } = this.#pending;
    this.#pending = { write: new Set(), remove: new Set() };
    return { write: new Map([...write].map((path) => [path, this.#files.get(path) ?? ''])), remove: [...remove] };
  }

  #put(section: IndexSection, name: Name, render: (base: string) => string): void {
    const counted = (base: string): string => {
      this.#rendered++;
      return render(base);
    };
    this.#trees.get(section)?.put(new KeptLine(name, counted));
  }

  #remove(section: IndexSection, name: Name): void {
    this.#trees.get(section)?.remove(name);
  }

  #update(): void {
    const paged = this.#pagedSections();
    let index = !this.#files.has(INDEX_FILE);
    for (const [section, tree] of this.#trees) {
      const { changed, dropped } = tree.takeChanges();
      const was = this.#paged.has(section);
      const is = paged.has(section);
      if (was !== is || (!is && changed.length + dropped.length > 0)) index = true;
      if (was) index = this.#dropPages(section, is ? dropped : [...dropped, ...changed, ...tree.leaves()]) || index;
      if (is) index = this.#writePages(section, was ? changed : tree.leaves()) || index;
    }
    this.#paged = paged;
    if (index) this.#write(INDEX_FILE, this.#indexText());
  }

  #pagedSections(): ReadonlySet<IndexSection> {
    const { maxLines } = this.#options;
    const counts = [...this.#trees].map(([section, tree]) => ({ section, count: tree.count }));
    if (counts.reduce((sum, { count }) => sum + count, 0) <= maxLines) return new Set();
    return new Set(counts.filter(({ count }) => count > maxLines / SMALL_PART).map(({ section }) => section));
  }

  /** True when the set of pages changed. */
  #dropPages(section: IndexSection, leaves: readonly SectionLeaf[]): boolean {
    let changed = false;
    for (const leaf of leaves) {
      const path = pagePath(section, leaf.steps);
      if (!this.#files.delete(path)) continue;
      this.#pending.write.delete(path);
      this.#pending.remove.add(path);
      changed = true;
    }
    return changed;
  }

  #writePages(section: IndexSection, leaves: readonly SectionLeaf[]): boolean {
    let added = false;
    for (const leaf of leaves) {
      const path = pagePath(section, leaf.steps);
      added ||= !this.#files.has(path);
      this.#write(path, this.#pageText(section, leaf));
    }
    return added;
  }

  #write(path: string, text: string): void {
    this.#pending.remove.delete(path);
    if (this.#files.get(path) === text) return;
    this.#files.set(path, text);
    this.#pending.write.add(path);
  }

  #pageText(section: IndexSection, leaf: SectionLeaf): string {
    const label = pageLabel(leaf.steps);
    const heading = `## ${SECTION_TITLES[section]}${label === '' ? '' : `: ${label}`}`;
    return [`[${INDEX_FILE}](../${INDEX_FILE})`, heading, ...this.#body(section, leaf, '../')].join('\n\n');
  }

  #indexText(): string {
    const parts: string[] = [];
    for (const [section, tree] of this.#trees) {
      const leaves = tree.leaves().filter((leaf) => leaf.entries.length > 0);
      if (leaves.length === 0 && section !== 'seeds') continue;
      parts.push(`## ${SECTION_TITLES[section]}`);
      if (leaves.length === 0) parts.push('No seeds yet.');
      if (this.#paged.has(section)) parts.push(leaves.map((leaf) => pageLine(section, leaf)).join('\n'));
      else for (const leaf of leaves) parts.push(...this.#body(section, leaf, ''));
    }
    return parts.join('\n\n');
  }

  /** The paragraphs below a section's heading. */
  #body(section: IndexSection, leaf: SectionLeaf, base: string): string[] {
    if (section === 'seeds') return [[tableHead(this.#options.columns), ...leaf.entries.map((entry) => this.#line(entry, base))].join('\n')];
    const parts: string[] = [];
    let group = '';
    let lines: string[] = [];
    for (const entry of leaf.entries) {
      if (entry.group !== group) {
        if (lines.length > 0) parts.push(lines.join('\n'));
        lines = [];
        group = entry.group;
        parts.push(`### ${groupHeading(section, group)}`);
      }
      lines.push(this.#line(entry, base));
    }
    return lines.length > 0 ? [...parts, lines.join('\n')] : parts;
  }

  #line(entry: SectionEntry, base: string): string {
    this.#joined++;
    return entry.line(base);
  }
}

function pageLine(section: IndexSection, leaf: SectionLeaf): string {
  return `- [${pageLabel(leaf.steps) || SECTION_TITLES[section]}](${pagePath(section, leaf.steps)})`;
}

type Name = Pick<SectionEntry, 'group' | 'sort' | 'key'>;

function seedName(path: string): Name {
  return { group: '', sort: path, key: path };
}

function attentionName(rule: string, path: string): Name {
  return { group: rule, sort: path, key: path };
}

function entityName(type: string, name: string): Name {
  return { group: groupOfType(type), sort: name, key: name };
}

function entityId(type: string, name: string): string {
  return `${type}\0${name}`;
}
