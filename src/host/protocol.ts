import type { LabelScheme } from '../core/annotations/scheme';
import type { Checked, CleanPlan, CorpusOptions, EntityAt, EntityHit, EntityPlaces, EntitySeedRow, MentionCard, Named, NamePlaces, Overview } from '../core/corpus-types';
import type { StripEntry } from '../core/boilerplate/user-rules';
import type { Comparison, DuplicateTree, PassageRow } from '../core/corpus-duplicates';
import type { SeedStatus } from '../core/index/model';
import type { PassageCopy } from '../core/rule';
import type { AnnotationSet } from '../core/annotations/annotation';
import type { SidecarReading, SidecarToRead } from './sidecar-requests';

/** One replacement in an open seed: UTF-16 offsets into its text before the change. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A seed that is to be read: from the disk by the thread itself, or from `bytes` where it can't reach the file. */
export interface FileToRead {
  readonly uri: string;
  readonly bytes?: Uint8Array;
}

/** What the thread was told to skip or found unreadable, for the log. */
export interface Skipped {
  readonly uri: string;
  readonly reason: string;
}

/** A file under a seeds root that belongs to the user and steers the corpus. */
export interface UserFile {
  readonly kind: 'entities' | 'config';
  readonly uri: string;
  /** The root that it speaks for. */
  readonly root: string;
  /** What is saved; undefined when the file does not exist. */
  readonly text?: string;
  /** What stands in the editor, unsaved: entities in it count for open seeds, not for the index; a configuration is only looked through for mistakes. */
  readonly draft?: string;
}

/** A mistake in a user's file, with its place. */
export interface UserFileProblem {
  readonly message: string;
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** What INDEX.md of one root and the pages beside it should hold between their markers. */
export interface IndexPages {
  /** Names what the index says now: pass it as `since` next time. */
  readonly state: number;
  /** True when `pages` is the whole index, false when it holds only what changed since. */
  readonly whole: boolean;
  /** Path relative to the root → content of the block. */
  readonly pages: readonly (readonly [path: string, content: string])[];
  /** Suspect pages that did not change since. */
  readonly unchanged: readonly (readonly [path: string, content: string])[];
  /** Pages that are gone since, and suspect files that are no pages. */
  readonly removed: readonly string[];
  /** Why the index must be left as it is for now, for people; nothing else in the answer counts then. */
  readonly held?: string;
}

/** One line of the list of seeds. */
export interface SeedListRow {
  readonly uri: string;
  readonly title: string;
  readonly words: number;
  /** Share of its words that stand elsewhere too, 0 to 1. */
  readonly duplicateShare: number;
  /** Number of findings. */
  readonly findings: number;
  readonly status?: SeedStatus;
  readonly note?: string;
}

/** What a boilerplate rule would take in all seeds. */
export interface RuleTrial {
  readonly lines: number;
  readonly seeds: number;
  /** The first places, 0-based lines. */
  readonly places: readonly { readonly uri: string; readonly line: number }[];
  /** Why the rule can't work. */
  readonly problem?: string;
}

/** Requests: name → [parameters, answer]. Every request but those about sidecars names the folder (a workspace folder's URI) it is about. */
export interface Requests {
  configure: [{ folder: string; options: CorpusOptions }, void];
  /** `whole`: these are all seeds of the folder; what an earlier session kept of others is forgotten. */
  read: [{ folder: string; files: readonly FileToRead[]; removed: readonly string[]; whole?: boolean }, { skipped: readonly Skipped[]; read: number }];
  /**
   * Those of these seeds, or of all it knows, that the thread has not read, or that were changed on the disk or went since;
   * and how many it knows.
   */
  outdated: [{ folder: string; uris?: readonly string[] }, { readonly uris: readonly string[]; readonly known: number }];
  userFile: [{ folder: string; file: UserFile }, readonly UserFileProblem[]];
  /** What the rules say of one version of an open seed; undefined when the thread holds another version. */
  check: [{ folder: string; uri: string; version: number }, Checked | undefined];
  /** Its names, asked for after `check`: they take longer. */
  mentions: [{ folder: string; uri: string; version: number }, Named | undefined];
  copies: [{ folder: string; uri: string; offset: number }, readonly PassageCopy[]];
  card: [{ folder: string; uri: string; offset: number }, MentionCard | undefined];
  namedCard: [{ folder: string; name: string; type: string }, MentionCard | undefined];
  entities: [{ folder: string; query: string }, readonly EntityHit[]];
  places: [{ folder: string; id: string }, readonly EntityPlaces[]];
  entityAt: [{ folder: string; uri: string; offset: number }, EntityAt | undefined];
  /** All places of an entity with their ranges, seeds sorted by URI; in one seed when `uri` is given. */
  names: [{ folder: string; id: string; uri?: string }, readonly NamePlaces[]];
  /** Entities that fit a query, the most mentioned first, at most `most`, and how many there are. */
  entityRows: [{ folder: string; query: string; most: number }, { readonly rows: readonly EntityHit[]; readonly count: number }];
  entitySeeds: [{ folder: string; id: string }, readonly EntitySeedRow[]];
  labels: [{ folder: string; root: string }, LabelScheme];
  overview: [{ folder: string }, Overview];
  compare: [{ folder: string; uri: string; offset: number; most: number }, readonly Comparison[]];
  duplicates: [{ folder: string; most: number }, DuplicateTree];
  passages: [{ folder: string; uri: string; most: number }, { readonly rows: readonly PassageRow[]; readonly count: number }];
  tryRules: [{ folder: string; root: string; rules: readonly Omit<StripEntry, 'line'>[] }, readonly RuleTrial[]];
  /** `classes` limits boilerplate to these. */
  plan: [{ folder: string; uris: readonly string[]; rules: readonly string[]; classes?: readonly string[] }, readonly CleanPlan[]];
  /** `since` is the state that the asker knows; `suspect` names pages that may have been changed by others and are wanted anyway. */
  index: [{ folder: string; root: string; maxLines: number; since?: number; suspect?: readonly string[] }, IndexPages];
  /** The block of one page as it was made last, undefined when there is none. */
  indexPage: [{ folder: string; root: string; path: string }, string | undefined];
  seedList: [{ folder: string }, readonly SeedListRow[]];
  /** Annotation files that came or changed (with their bytes where the thread can't read them), and files and folders that are gone. */
  sidecars: [{ folder: string; files: readonly FileToRead[]; removed: readonly string[] }, void];
  readSidecar: [SidecarToRead, SidecarReading];
  /** Undefined when the file must not be written. */
  writeSidecar: [{ previous?: string; set: AnnotationSet; text: string }, string | undefined];
  findSeeds: [{ sources: readonly string[]; candidates: readonly { readonly seed: string; readonly text: string }[] }, readonly (string | undefined)[]];
  forget: [{ folder: string }, void];
}

/** Messages without an answer. */
export interface Notices {
  open: { folder: string; uri: string; version: number; text: string };
  /** `changes` are applied one after the other. */
  edit: { folder: string; uri: string; version: number; changes: readonly TextChange[] };
  close: { folder: string; uri: string };
}

/** What the thread says by itself. */
export interface Events {
  /** Answers about these open seeds, and lists of names, may have changed though no text did. */
  affected: { folder: string; uris: readonly string[] };
  progress: { folder: string; done: number; total: number };
  log: { level: 'info' | 'warn' | 'error'; message: string };
}

export type RequestName = keyof Requests;
export type Params<N extends RequestName> = Requests[N][0];
export type Answer<N extends RequestName> = Requests[N][1];

export type ToService =
  | { readonly [N in RequestName]: { readonly id: number; readonly request: N; readonly params: Params<N> } }[RequestName]
  | { readonly [N in keyof Notices]: { readonly notice: N; readonly params: Notices[N] } }[keyof Notices]
  | { readonly cancel: number };

export type ToClient =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly id: number; readonly cancelled: true }
  | { readonly [N in keyof Events]: { readonly event: N; readonly params: Events[N] } }[keyof Events];
