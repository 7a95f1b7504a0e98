import { ByteReader } from './byte-reader.js';
import { ProtocolError } from './protocol-error.js';

/** What LOGIN7 says, as far as a server of SQL logins cares. */
export interface Login {
  readonly version: number;
  /** Bytes; 0 leaves it to the server. */
  readonly packetSize: number;
  readonly user: string;
  readonly password: string;
  readonly application: string;
  readonly database: string;
  readonly language: string;
  /** Windows login (SSPI) instead of a user and password. */
  readonly integrated: boolean;
}

const INTEGRATED_SECURITY = 0x80;

/** [MS-TDS] 2.2.6.4. @throws ProtocolError */
export function readLogin(body: Buffer): Login {
  const reader = new ByteReader(body);
  if (reader.uint32() > body.length) throw new ProtocolError('a login cut short');
  const version = reader.uint32();
  const packetSize = reader.uint32();
  reader.skip(12); // the client's version, process and connection
  reader.skip(1);
  const flags = reader.uint8();
  reader.skip(2 + 8); // type flags, time zone, LCID
  const part = (): Buffer => {
    const [offset, characters] = [reader.uint16(), reader.uint16()];
    if (offset + characters * 2 > body.length) throw new ProtocolError('a part of the login outside of it');
    return body.subarray(offset, offset + characters * 2);
  };
  const text = (): string => part().toString('utf16le');
  part(); // host
  const user = text();
  const password = unscrambled(part());
  const application = text();
  text(); // server
  reader.skip(4); // features: none is acknowledged
  text(); // library
  const language = text();
  const database = text();
  return {
    version,
    packetSize,
    user,
    password,
    application,
    database,
    language,
    integrated: (flags & INTEGRATED_SECURITY) !== 0,
  };
}

/** The client swaps the halves of each byte after XOR with A5: no secret, only not plain. */
function unscrambled(bytes: Buffer): string {
  return Buffer.from(bytes.map((byte) => swapped(byte ^ 0xa5))).toString('utf16le');
}

const swapped = (byte: number): number => ((byte << 4) & 0xf0) | (byte >> 4);
