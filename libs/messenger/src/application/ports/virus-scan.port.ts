export type ScanVerdict = { readonly clean: true } | { readonly clean: false; readonly found: string };

/** Looks for viruses in a stored file. Where the house has no scanner, every file is clean. */
export abstract class VirusScan {
  /** @throws VirusScanUnavailable when there is a scanner and it does not answer: then nobody gets the file */
  abstract check(key: string): Promise<ScanVerdict>;
  /** Asks the scanner whether it is there and reports that to the health of the house. Never throws. */
  abstract probe(): Promise<void>;
}
