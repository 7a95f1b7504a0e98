// A box of letters as a firm has them, written straight into a maildir: reproducible, in a second or two.
import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { htmlOf } from './real-html.mjs';

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

/** Quoted-printable of UTF-8, as Outlook sends; lines of at most 76. */
function quotedPrintable(text) {
  const lines = [];
  let line = '';
  for (const byte of Buffer.from(text)) {
    const piece =
      byte === 10
        ? '\n'
        : byte === 61 || byte > 126 || byte < 32
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte);
    if (piece === '\n') {
      lines.push(line);
      line = '';
      continue;
    }
    if (line.length + piece.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += piece;
  }
  return [...lines, line].join('\n');
}
const word = (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

/**
 * Conversations of four letters; every second letter says its text as HTML too, as three mail programs do. One in ten has an
 * attachment of 20-160 kB, one in a thousand of 5 MB; 10,000 letters are about 300 MB.
 */
export function* letters(count, { seed = 1, user = 'bench@test.local', from = Date.UTC(2025, 0, 1) } = {}) {
  const random = randomOf(seed);
  const noise = Buffer.from(Uint8Array.from({ length: 5_200_000 }, () => random() * 256));
  const pick = () => words[Math.floor(random() * words.length)];
  const paragraph = () => Array.from({ length: 10 + Math.floor(random() * 40) }, pick).join(' ');
  let quoted = [];
  for (let n = 1; n <= count; n++) {
    const at = from + n * 60_000;
    const first = n - ((n - 1) % 4);
    const own = Array.from({ length: 2 + Math.floor(random() * 8) }, paragraph);
    if (n === first) quoted = [paragraph()];
    const said = [...own, ...quoted.map((p) => `> ${p}`)].join('\n\n');
    const references = Array.from({ length: n - first }, (_, i) => `<g${first + i}@example.ru>`).join(' ');
    const reply = references ? `In-Reply-To: <g${n - 1}@example.ru>\nReferences: ${references}\n` : '';
    const head = `From: ${word('Клиент')} <c${Math.floor(n / 4) % 500}@example.ru>\nTo: ${user}\nSubject: ${word(`${references ? 'Re: ' : ''}Заявка №${first}`)}\nMessage-ID: <g${n}@example.ru>\n${reply}Date: ${new Date(at).toUTCString()}\nMIME-Version: 1.0\n`;
    const plain = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(said)}\n`;
    const text = n % 2 ? plain : alternative(n, plain, htmlOf(n, own, quoted));
    quoted = own;
    if (n % 10) yield { at, raw: head + text };
    else {
      const size = n % 1000 ? 20_000 + Math.floor(random() * 140_000) : 5_000_000;
      const start = Math.floor(random() * 100_000);
      const file = `Content-Type: application/pdf; name="a${n}.pdf"\nContent-Disposition: attachment; filename="a${n}.pdf"\nContent-Transfer-Encoding: base64\n\n${base64(noise.subarray(start, start + size))}\n`;
      yield {
        at,
        raw: `${head}Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n${text}\n--b${n}\n${file}\n--b${n}--\n`,
      };
    }
  }
}

function alternative(n, plain, html) {
  const coded = n % 3 ? ['base64', base64(html)] : ['quoted-printable', quotedPrintable(html)];
  return `Content-Type: multipart/alternative; boundary="a${n}"\n\n--a${n}\n${plain}\n--a${n}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: ${coded[0]}\n\n${coded[1]}\n--a${n}--\n`;
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
