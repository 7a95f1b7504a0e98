import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DomainError } from '@prorab/kernel';
import type { CliOutput } from '@prorab/platform/marks';
import { createTransport } from 'nodemailer';
import { followLetter } from './follow-letter.js';

const USAGE =
  'npm run letter -- <file.eml> [--to sales@prorab.example] [--smtp 127.0.0.1:2525] [--api http://localhost:3000] [--login head] [--password …]';

class LetterNotSent extends DomainError {
  constructor(what: string) {
    super('invalid', 'cli.letter-not-sent', what);
  }
}

/** Sends a letter as a customer would, over SMTP, and tells its way through the house as the API shows it. */
export async function sendLetter(args: string[], out: CliOutput): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      smtp: { type: 'string', default: `127.0.0.1:${process.env.SMTP_PORT ?? 2525}` },
      api: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? 3000}` },
      login: { type: 'string', default: process.env.PRORAB_LOGIN ?? 'head' },
      password: { type: 'string', default: process.env.PRORAB_PASSWORD ?? 'строим-вместе-2026' },
    },
  });
  const file = positionals[0];
  if (!file) throw new LetterNotSent(`Назовите файл письма: ${USAGE}`);
  const raw = await readFile(file).catch(() => {
    throw new LetterNotSent(`Файл ${file} не читается.`);
  });
  const head = headersOf(raw);
  const from = addressIn(head.get('from')) ?? '';
  const to = values.to ?? addressIn(head.get('to')) ?? 'sales@prorab.example';
  const [host = '127.0.0.1', port = '2525'] = values.smtp.split(':');
  const startedAt = new Date();
  const transport = createTransport({ host, port: Number(port), secure: false, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to: [to] }, raw });
    out.line(`Письмо отдано по SMTP на ${values.smtp} для ${to}: ${response}`);
  } catch (error) {
    throw new LetterNotSent(
      `Сервер на ${values.smtp} письмо не взял: ${error instanceof Error ? error.message : String(error)}. Прораб запущен (npm start)?`,
    );
  } finally {
    transport.close();
  }
  await followLetter(
    { api: values.api, login: values.login, password: values.password, since: startedAt, size: raw.length },
    out,
  );
}

/** Header fields of a raw letter, unfolded; the first of each name. */
function headersOf(raw: Buffer): Map<string, string> {
  const head =
    raw
      .subarray(0, 64_000)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const fields = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    fields
      .reverse()
      .map((line) => /^([\w-]+):\s*(.*)$/.exec(line))
      .flatMap((m) => (m ? [[m[1]!.toLowerCase(), m[2]!] as const] : [])),
  );
}
const addressIn = (field: string | undefined): string | null =>
  /[^\s<>"',;:]+@[^\s<>"',;:]+/.exec(field ?? '')?.[0] ?? null;
