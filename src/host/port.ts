/** One end of a message channel to the thread that holds the corpus: a worker_threads Worker or a web Worker. */
export interface Port {
  /** Sends plain data; `transfer` moves buffers instead of copying them. */
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** Called for every message of the other side. Set once, before anything is posted. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called at most once, when the other side is gone without being asked to; `reason` says why. */
  onGone(listener: (reason: string) => void): void;
  /** Ends the other side. Idempotent. */
  close(): void;
}

/** A few named files that outlive the session. Names hold letters, digits and `-` only. */
export interface KeptFiles {
  list(): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Replaces the file in one step. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A file as it was read. */
export interface FileRead {
  readonly bytes: Uint8Array;
  /** When it was changed last before it was read, as `changeTime` tells; undefined where nobody knows. */
  readonly changed?: number;
}

/** What the thread that holds the corpus may ask of the machine it runs on. */
export interface Platform {
  /**
   * Reads a file that the thread can reach by itself, or undefined when it can't (a virtual file system): then the
   * client sends the bytes. Rejects with a readable message when the file is gone or may not be read.
   */
  read(uri: string): Promise<FileRead> | undefined;
  /** When files, or what stands in their place, were changed last, as a number that differs after each change; undefined where that can not be told. Never rejects. */
  changeTimes(uris: readonly string[]): Promise<readonly (number | undefined)[]>;
  /** The same at once, for one closed seed; undefined when it can't be had. */
  readSync(uri: string): Uint8Array | undefined;
  /** The path of a file's URI: two names of one file have two. */
  pathOf(uri: string): string;
  /** Those of a folder's files that a symbolic link leads to: URI → path of the file itself, named below the folder when it lies there. */
  linkedFiles(folder: string, uris: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** A data file that ships with the product, such as `boilerplate-en.yaml`. Rejects when it is missing. */
  asset(name: string): Promise<Uint8Array>;
  /** Where the index of a workspace folder is kept between sessions; undefined when nowhere. */
  keep(folder: string): KeptFiles | undefined;
  /** Lets messages that are waiting in, such as the one that cancels a request. */
  pause(): Promise<void>;
  /** Lets requests that came meanwhile be answered: for work that nobody waits for, between slices. */
  giveWay(): Promise<void>;
}
