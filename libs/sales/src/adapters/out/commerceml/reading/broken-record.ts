/** A record that makes no sense; it is laid aside with what is wrong, and the others go on. */
export class BrokenRecord extends Error {
  constructor(
    readonly ru: string,
    options?: ErrorOptions,
  ) {
    super(ru, options);
    this.name = 'BrokenRecord';
  }
}
