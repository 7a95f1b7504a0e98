import type { Codec } from 'iconv-lite';

/**
 * Ids, numbers and days are ASCII, and iconv-lite reads every cell of a char column as if it were not: by a table, into a buffer of its own,
 * which was a third of a whole reading. What has no byte above 127 is taken as it stands; for the rest the codec does what it did.
 */
export function asciiFirst(codec: Codec): void {
  codec.decoder = class extends codec.decoder {
    override write(cell: Buffer): string {
      return Buffer.isBuffer(cell) && isAscii(cell) ? cell.toString('latin1') : super.write(cell);
    }
  };
}
/** Cells are short: a call out of the language (`buffer.isAscii`) would cost more than it saves. */
function isAscii(cell: Buffer): boolean {
  for (let at = 0; at < cell.length; at++) if ((cell[at] ?? 0) > 0x7f) return false;
  return true;
}
