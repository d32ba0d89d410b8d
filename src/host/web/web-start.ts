/** The first message to a web worker: where its data files are served. */
export interface WebStart {
  readonly dataUrl: string;
}
