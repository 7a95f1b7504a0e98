import { ByteReader } from './byte-reader.js';
import type { ByteWriter } from './byte-writer.js';
import { ProtocolError } from './protocol-error.js';

const OPTION = { version: 0x00, encryption: 0x01, instance: 0x02, thread: 0x03, mars: 0x04 } as const;
const END = 0xff;
/** The sandbox has no certificate: a client that insists on encryption says so itself and leaves. */
const ENCRYPTION_NOT_SUPPORTED = 0x02;

/** [MS-TDS] 2.2.6.5: a table of options (number, offset, length; big-endian), then their values. @throws ProtocolError */
export function checkPrelogin(body: Buffer): void {
  const reader = new ByteReader(body);
  for (let options = 0; reader.uint8() !== END; options++) {
    const [offset, length] = [reader.take(2).readUInt16BE(), reader.take(2).readUInt16BE()];
    if (offset + length > body.length) throw new ProtocolError('a prelogin option outside the message');
    if (options > 20) throw new ProtocolError('too many prelogin options');
  }
}

export function writePrelogin(out: ByteWriter, program: readonly [number, number, number]): void {
  const [major, minor, build] = program;
  const values: [number, number[]][] = [
    [OPTION.version, [major, minor, build >> 8, build & 0xff, 0, 0]],
    [OPTION.encryption, [ENCRYPTION_NOT_SUPPORTED]],
    [OPTION.instance, [0]],
    [OPTION.thread, []],
    [OPTION.mars, [0]],
  ];
  let offset = values.length * 5 + 1;
  for (const [option, value] of values) {
    out.bytes(Uint8Array.of(option, offset >> 8, offset & 0xff, 0, value.length));
    offset += value.length;
  }
  out.uint8(END);
  for (const [, value] of values) out.bytes(Uint8Array.from(value));
}
