const RATE = 8_000;

/** A WAV file as Asterisk plays it: 16 bits, 8 kHz, one channel. */
export function aTone(seconds: number, hertz = 400): Buffer {
  const sound = Buffer.alloc(RATE * seconds * 2);
  for (let n = 0; n < sound.length / 2; n++)
    sound.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * n) / RATE)), n * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
