// A box of letters as a firm has them, written straight into a maildir: reproducible, in a second or two.
import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words =
  'заявка договор счёт оплата клиент доставка склад заказ телефон адрес срок менеджер отгрузка акт сверка возврат накладная'.split(
    ' ',
  );

/** mulberry32: the same box for the same seed. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const base64 = (bytes) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n');

/** One in ten has an attachment of 20-200 kB, one in 500 of 5 MB; 10,000 letters are about 300 MB. */
export function* letters(count, { seed = 1, user = 'bench@test.local', from = Date.UTC(2025, 0, 1) } = {}) {
  const random = randomOf(seed);
  const noise = Buffer.from(Uint8Array.from({ length: 5_200_000 }, () => random() * 256));
  const pick = () => words[Math.floor(random() * words.length)];
  for (let n = 1; n <= count; n++) {
    const at = from + n * 60_000;
    const body = base64(Array.from({ length: 50 + Math.floor(random() * 350) }, pick).join(' '));
    const word = (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    const head = `From: ${word('Клиент')} <c${n % 500}@example.ru>\nTo: ${user}\nSubject: ${word(`Заявка №${n} ${pick()}`)}\nMessage-ID: <g${n}@example.ru>\nReferences: <g${Math.max(1, n - 1)}@example.ru>\nDate: ${new Date(at).toUTCString()}\nMIME-Version: 1.0\n`;
    const text = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n`;
    if (n % 10) yield { at, raw: head + text };
    else {
      const size = n % 500 ? 20_000 + Math.floor(random() * 180_000) : 5_000_000;
      const start = Math.floor(random() * 100_000);
      const file = `Content-Type: application/pdf; name="a${n}.pdf"\nContent-Disposition: attachment; filename="a${n}.pdf"\nContent-Transfer-Encoding: base64\n\n${base64(noise.subarray(start, start + size))}\n`;
      yield {
        at,
        raw: `${head}Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n${text}\n--b${n}\n${file}\n--b${n}--\n`,
      };
    }
  }
}

/** Writes the box of `user` below Dovecot's mail folder; says how many bytes. */
export function writeBox(mailFolder, user, count) {
  const box = join(mailFolder, user);
  for (const sub of ['cur', 'new', 'tmp']) mkdirSync(join(box, sub), { recursive: true });
  let bytes = 0;
  let n = 0;
  for (const { at, raw } of letters(count, { user })) {
    const file = join(box, 'cur', `${Math.floor(at / 1000)}.M${++n}P1.bench:2,${n % 3 ? 'S' : ''}`);
    writeFileSync(file, raw);
    utimesSync(file, at / 1000, at / 1000);
    bytes += Buffer.byteLength(raw);
  }
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody:nogroup', box]);
  return bytes;
}
