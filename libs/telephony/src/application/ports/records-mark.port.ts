/** How far the exchange's own list of calls has been read. */
export abstract class RecordsMark {
  /** null: never. */
  abstract read(): Promise<string | null>;
  abstract write(mark: string): Promise<void>;
}
