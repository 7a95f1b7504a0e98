import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { LetterPack, LetterWarning, ParsedLetter } from '../../../application/ports/letter-parser.port.js';
import { bounceInText } from '../../../domain/bounce-text.js';
import type { ForwardedLetter, LetterFacts } from '../../../domain/letter-facts.js';
import { messageIdsIn, normaliseMessageId } from '../../../domain/message-id.js';
import { saneDate } from '../../../domain/sane-date.js';
import { looksForwarded, subjectKey } from '../../../domain/subject.js';
import { findForwarded } from '../../../domain/text/find-forwarded.js';
import { linesOf } from '../../../domain/text/lines.js';
import { previewOf, splitReply } from '../../../domain/text/split-reply.js';
import { addressesOf, returnPathOf } from './address-header.js';
import { AttachmentShelf } from './attachment-shelf.js';
import { HeaderFields } from './header-fields.js';
import { LetterParts } from './letter-parts.js';
import type { LetterInput, RawFacts, ReadContext } from './reading.js';
import { walk, type LetterSource } from './mime-walk.js';
import { unreadableHead } from './unreadable-head.js';

const SMALL = 512 * 1024;

/** Reads one letter in this thread. Throws whatever goes wrong; the parsers around it give it a name. */
export async function readLetter(input: LetterInput, context: ReadContext): Promise<ParsedLetter> {
  const onDisk = 'path' in input ? statSync(input.path).size : 0;
  const size = 'path' in input ? (input.realSize ?? onDisk) : input.bytes.length;
  // Nine letters of ten are small: one read is cheaper than a stream.
  const small = 'path' in input && onDisk <= SMALL;
  const source: LetterSource =
    'bytes' in input ? input : small ? { bytes: readFileSync(input.path) } : { path: input.path, size: onDisk };
  const warnings = new Set<LetterWarning>();
  const warn = (warning: LetterWarning): void => void warnings.add(warning);
  const shelf = new AttachmentShelf(context.scratchRoot, context.prefix ?? '', context.limits, warn);
  const tooLarge = size > context.limits.maxBytes;
  if (tooLarge) warn('too-large');
  try {
    const letter = await readOne(source, context, shelf, warn, tooLarge, 0);
    return await finished(letter, { size, shelf, warnings });
  } catch (error) {
    shelf.close();
    throw error;
  }
}

/** The letters of a pack, one after the other; their files lie in one folder. */
export async function readPack(
  { bytes, letters }: LetterPack,
  context: Omit<ReadContext, 'receivedAt' | 'prefix'>,
): Promise<ParsedLetter[]> {
  const read: ParsedLetter[] = [];
  for (const [n, { start, length, receivedAt }] of letters.entries()) {
    const source = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset + start, length) };
    read.push(await readLetter(source, { ...context, receivedAt, prefix: `${n}-` }));
  }
  return read;
}

async function readOne(
  source: LetterSource,
  context: ReadContext,
  shelf: AttachmentShelf,
  warn: (warning: LetterWarning) => void,
  headersOnly: boolean,
  depth: number,
): Promise<RawFacts> {
  const parts = new LetterParts(context, shelf, warn, depth, (inner, heed, onlyHead) =>
    readOne(inner, context, shelf, heed, onlyHead, depth + 1),
  );
  let fields: HeaderFields | null = null;
  try {
    await walk(source, context.limits, headersOnly, {
      leaf: (head) => parts.open(head),
      rootHead: (head) => (fields = head.fields),
      warn,
    });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EMAXLEN') throw error;
    warn('header-too-large');
    fields = unreadableHead(source);
  }
  // An empty or header-only input ends without a node now and then.
  const head: HeaderFields = fields ?? new HeaderFields(false);
  const { text, html, invites, attached, status } = await parts.finish();
  return { facts: factsOf(head, context, warn, { text, invites, attached, status }), html };
}

type Read = Pick<LetterFacts, 'text' | 'invites'> & {
  attached: readonly ForwardedLetter[];
  status: LetterFacts['bounce'];
};

function factsOf(
  head: HeaderFields,
  { receivedAt }: ReadContext,
  warn: (w: LetterWarning) => void,
  { text, invites, attached, status }: Read,
): LetterFacts {
  const claimed = new Date(head.raw('date')?.replace(/\s*\([^)]*\)\s*$/, '') ?? Number.NaN);
  const claimedAt = Number.isNaN(claimed.getTime()) ? null : claimed;
  const date = saneDate(claimedAt, receivedAt);
  const messageId = normaliseMessageId(head.raw('message-id'));
  const subject = head.text('subject');
  const said = addressesOf(head, 'from');
  const from = said.length ? said : addressesOf(head, 'sender');
  const returnPath = returnPathOf(head);
  if (date !== claimedAt) warn('date-not-believed');
  if (!messageId) warn('no-message-id');
  if (from.length === 0) warn('no-from');
  const lines = linesOf(text);
  const split = splitReply(text, lines);
  const inline = findForwarded(text, looksForwarded(subject), lines);
  const facts = {
    messageId,
    subject,
    claimedAt,
    date,
    from,
    returnPath,
    text,
    invites,
    ...split,
    inReplyTo: messageIdsIn(head.raw('in-reply-to'), 10),
    references: messageIdsIn(head.all('references').join(' ')),
    replyTo: addressesOf(head, 'reply-to'),
    to: addressesOf(head, 'to'),
    cc: addressesOf(head, 'cc'),
    headers: head.ofInterest(),
    forwarded: status ? [] : [...inline, ...attached],
    bounce:
      status ??
      bounceInText({
        from: from[0]?.address ?? '',
        subject,
        text,
        failedRecipients: head
          .all('x-failed-recipients')
          .flatMap((value) => value.split(/[,\s]+/))
          .filter((value) => value.includes('@')),
      }),
  };
  if (head.hidden) warn('hidden-characters');
  return { ...facts, fingerprint: '' };
}

async function finished(
  { facts, html }: RawFacts,
  { size, shelf, warnings }: { size: number; shelf: AttachmentShelf; warnings: Set<LetterWarning> },
): Promise<ParsedLetter> {
  const attachments = await shelf.list();
  return {
    ...facts,
    fingerprint: fingerprintOf(
      facts,
      attachments.map(({ sha256 }) => sha256),
    ),
    size,
    preview: previewOf(facts),
    safeHtml: html?.html ?? null,
    hasRemoteImages: html?.hasRemoteImages ?? false,
    attachments,
    warnings: [...warnings],
    scratch: shelf.folder,
  };
}

/** What makes a letter this letter and no other, free of everything that the way adds (trace headers, transfer encodings, blanks). */
function fingerprintOf(facts: LetterFacts, files: readonly string[]): string {
  const core = [
    facts.messageId,
    facts.from.map(({ address }) => address),
    facts.claimedAt?.toISOString() ?? null,
    subjectKey(facts.subject),
    coreOf(facts.text.slice(0, 2 * CORE)),
    // Scanners on the way rewrite attachments; they count only where nothing better tells two letters apart.
    facts.messageId ? [] : [facts.to.map(({ address }) => address), [...files].sort()],
  ];
  return createHash('sha256').update(JSON.stringify(core)).digest('hex');
}

const CORE = 4_000;
const units = new Uint16Array(CORE);
const bytesOfUnits = Buffer.from(units.buffer);
/** The first CORE characters of a text, blanks left out. By code units: a regular expression makes a string for each word. */
function coreOf(text: string): string {
  let n = 0;
  for (let i = 0; i < text.length && n < CORE; i++) {
    const unit = text.charCodeAt(i);
    if (!isBlank(unit)) units[n++] = unit;
  }
  return bytesOfUnits.toString('utf16le', 0, n * 2);
}
const isBlank = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  unit === 0xa0 ||
  (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)));
