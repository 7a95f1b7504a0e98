import { program } from './support/programs.js';

/** The path of a Chromium: CHROMIUM_PATH, else the machine's own, else Debian's, brought for the tests. */
export const chromium = async (): Promise<string> =>
  process.env['CHROMIUM_PATH'] ?? (await program('chromium', ['chromium']));
