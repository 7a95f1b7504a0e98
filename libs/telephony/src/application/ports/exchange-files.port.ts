/** A phone as the exchange has to know it. */
export interface PhoneToWrite {
  readonly extension: string;
  readonly name: string;
  readonly password: string;
  /** Of his phone in the browser. */
  readonly webPassword: string;
}
/** Phones that ring on a number of ours by themselves while we are away. */
export interface GroupToWrite {
  /** `+78112201234` */
  readonly number: string;
  readonly extensions: readonly string[];
}
/** What the exchange reads from us as files; providers and its own password come from the configuration. */
export abstract class ExchangeFiles {
  /**
   * Each file is replaced whole, and only its owner may read it.
   * @param folder is made when it is not there
   * @returns names of the files, of the sounds of the configuration too
   * @throws TelephonyOff · PasswordMissing · PasswordUnfit · SoundUnfit · FilesUnwritable
   */
  abstract write(
    folder: string,
    what: { readonly phones: readonly PhoneToWrite[]; readonly groups: readonly GroupToWrite[] },
  ): Promise<string[]>;
}
