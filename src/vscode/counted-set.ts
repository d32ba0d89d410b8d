/** A set that tells whether it changed: equal counts, equal members. */
export class CountedSet extends Set<string> {
  #changes = 0;

  /** Grows with every member that comes or goes. */
  get changes(): number {
    return this.#changes;
  }

  override add(value: string): this {
    if (!this.has(value)) this.#changes++;
    return super.add(value);
  }

  override delete(value: string): boolean {
    const was = super.delete(value);
    if (was) this.#changes++;
    return was;
  }

  override clear(): void {
    if (this.size > 0) this.#changes++;
    super.clear();
  }
}
