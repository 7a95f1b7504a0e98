// Writes config/asterisk/moh/prorab-hold.alaw: what a caller hears on hold, made by this code alone, so that nobody has a right to it.
//   node scripts/tools/hold-tone.mjs > config/asterisk/moh/prorab-hold.alaw
const RATE = 8_000;
const SECONDS = 4;
/** Two soft notes, one after the other, that fade; then a rest. */
const NOTES = [
  { hertz: 523.25, from: 0 },
  { hertz: 659.25, from: 1 },
];
const LOUD = 0.25;
const FADE_SECONDS = 0.8;

const sampleAt = (n) => {
  const time = n / RATE;
  const heard = NOTES.filter(({ from }) => time >= from).map(({ hertz, from }) => {
    const since = time - from;
    const attack = Math.min(1, since / 0.02);
    return Math.sin(2 * Math.PI * hertz * since) * attack * Math.exp(-since / FADE_SECONDS);
  });
  return Math.round(32_767 * LOUD * heard.reduce((sum, one) => sum + one, 0));
};
/** ITU-T G.711. */
const alaw = (sample) => {
  const sign = sample >= 0 ? 0x80 : 0;
  const size = Math.min(sample >= 0 ? sample : -sample - 1, 32_767);
  if (size < 256) return (sign | (size >> 4)) ^ 0x55;
  const exponent = Math.floor(Math.log2(size)) - 7;
  return (sign | (exponent << 4) | ((size >> (exponent + 3)) & 0x0f)) ^ 0x55;
};
process.stdout.write(Buffer.from(Array.from({ length: RATE * SECONDS }, (_, n) => alaw(sampleAt(n)))));
