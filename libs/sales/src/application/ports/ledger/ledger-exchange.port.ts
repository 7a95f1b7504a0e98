/** One session of 1C, from its password on. */
export interface ExchangeVisit {
  readonly number: number;
  /** Of the exchange, as 1C named it; null: an old one that names none. */
  readonly version: string | null;
  readonly openedAt: Date;
}
export interface ExchangeStep {
  /** false: to be called again. */
  readonly finished: boolean;
  /** Records taken so far. */
  readonly taken: number;
  /** Records that made no sense; they are laid aside and do not stop the others. */
  readonly broken: number;
  /** What is wrong with the first of them, in Russian. */
  readonly problem?: string | undefined;
}

/**
 * The exchange in which 1C is the client: it brings files and takes orders (CommerceML 2). What it brings is read by the `Ledger` of the
 * exchange. Everything survives the end of the process between two calls, and the same call again does no harm.
 */
export abstract class LedgerExchange {
  /** false: the books are not read by an exchange, and nobody is let in. */
  abstract readonly open: boolean;
  /** One piece of a file may be so large, in bytes. */
  abstract readonly pieceBytes: number;
  /** @returns the secret by which the visit is known from now on, said once */
  abstract begin(): Promise<{ readonly token: string; readonly visit: ExchangeVisit }>;
  /** null: never begun, or not heard of for too long. */
  abstract visitOf(token: string): Promise<ExchangeVisit | null>;
  /** A new set of files begins: those of before are thrown away. */
  abstract prepare(visit: ExchangeVisit, version: string | null): Promise<void>;
  /**
   * A piece of a file, put behind those before it, whole or not at all; the same piece twice running is one. After the reading of the file
   * has begun, the file begins anew. @throws ExchangeFileRefused
   */
  abstract take(
    visit: ExchangeVisit,
    file: { readonly name: string; readonly picture: boolean },
    content: AsyncIterable<Uint8Array>,
  ): Promise<void>;
  /** Whether the last piece of an XML file has come, by its end. */
  abstract isWhole(visit: ExchangeVisit, name: string): Promise<boolean>;
  /**
   * Reads some thousand records more. A file that says it holds everything makes gone what it does not name.
   * @throws ExchangeFileMissing, ExchangeFileBroken
   */
  abstract step(visit: ExchangeVisit, name: string): Promise<ExchangeStep>;
  /** The files of a set have all come: what none of the whole ones named is gone. */
  abstract complete(visit: ExchangeVisit): Promise<ExchangeStep>;
  /** Orders that 1C has not confirmed, as an XML document. */
  abstract orders(visit: ExchangeVisit): Promise<string>;
  /** 1C has those that it was given last. */
  abstract confirm(visit: ExchangeVisit): Promise<void>;
}
