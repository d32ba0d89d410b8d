/** A file was not replaced because it does not hold any more what its new content was made from. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
  constructor(path: string) {
    super(`${path} was changed by something else at the same moment; it was left as it is`);
  }
}
