/** What a file is by its first bytes, whatever its name says. */
export abstract class FileTypes {
  /** null when they say nothing (plain text, DXF …). */
  abstract ofStored(hash: string): Promise<string | null>;
}
