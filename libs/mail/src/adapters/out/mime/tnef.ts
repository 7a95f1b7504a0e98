import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import iconv from 'iconv-lite';
import { mapiProperties, type MapiProperties } from './tnef-properties.js';

/**
 * winmail.dat, Outlook's own envelope (MS-OXTNEF). Own reader, because the one on npm (node-tnef 1.4.0, last touched years ago, brings bunyan
 * and yargs) reads the whole file and trusts its lengths. Reads by position, copies attachments in pieces, trusts no length.
 */
export interface TnefAttachment {
  readonly name: string | null;
  readonly type: string | null;
  readonly contentId: string | null;
  copyTo(write: (bytes: Buffer) => void): void;
}
export interface TnefContent {
  readonly text: string | null;
  readonly html: Buffer | null;
  readonly attachments: readonly TnefAttachment[];
}

const SIGNATURE = 0x223e9f78;
const NAME = {
  rendData: 0x9002,
  attachTitle: 0x8010,
  attachData: 0x800f,
  attachment: 0x9005,
  mapiProps: 0x9003,
  codePage: 0x9007,
  body: 0x800c,
} as const;
const MAX_PROPERTIES = 4 * 1024 * 1024;
const MAX_ATTRIBUTES = 5_000;
const CHUNK = 256 * 1024;

interface Draft {
  title: string | null;
  data: { offset: number; length: number } | null;
  properties: MapiProperties | null;
}

/** Calls `use` while the file is open; null when it is no TNEF at all. What is damaged in the end is left out. */
export function withTnef<T>(path: string, use: (content: TnefContent) => T): T | null {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const head = read(fd, 0, 6, size);
    return head && head.readUInt32LE(0) === SIGNATURE ? use(contentOf(fd, size)) : null;
  } finally {
    closeSync(fd);
  }
}

function contentOf(fd: number, size: number): TnefContent {
  const drafts: Draft[] = [];
  let codePage = 'windows-1251';
  let text: string | null = null;
  let html: Buffer | null = null;
  let at = 6;
  for (let n = 0; n < MAX_ATTRIBUTES; n++) {
    const head = read(fd, at, 9, size);
    if (!head) break;
    const name = head.readUInt16LE(1);
    const length = head.readUInt32LE(5);
    const offset = at + 9;
    if (offset + length > size) break;
    at = offset + length + 2;
    const draft = drafts.at(-1);
    if (name === NAME.rendData) drafts.push({ title: null, data: null, properties: null });
    else if (name === NAME.attachData && draft) draft.data = { offset, length };
    else if (length <= MAX_PROPERTIES) {
      const value = read(fd, offset, length, size);
      if (!value) break;
      if (name === NAME.codePage && length >= 4) codePage = pageName(value.readUInt32LE(0));
      else if (name === NAME.attachTitle && draft) draft.title = zeroEnded(value, codePage);
      else if (name === NAME.attachment && draft) draft.properties = mapiProperties(value, codePage);
      else if (name === NAME.body) text = zeroEnded(value, codePage);
      else if (name === NAME.mapiProps) {
        const properties = mapiProperties(value, codePage);
        text ??= properties.text(0x1000);
        html = properties.binary(0x1013);
      }
    }
  }
  return { text, html, attachments: drafts.flatMap((draft) => attachmentOf(fd, size, draft)) };
}

function attachmentOf(fd: number, size: number, { title, data, properties }: Draft): TnefAttachment[] {
  const inside = data ? null : (properties?.binary(0x3701) ?? null);
  if (!data && !inside) return [];
  return [
    {
      name: properties?.text(0x3707) ?? title ?? properties?.text(0x3704) ?? null,
      type: properties?.text(0x370e) ?? null,
      contentId: properties?.text(0x3712) ?? null,
      copyTo: (write) => {
        if (inside) return write(inside);
        for (let done = 0; data && done < data.length; done += CHUNK) {
          const piece = read(fd, data.offset + done, Math.min(CHUNK, data.length - done), size);
          if (!piece) return;
          write(piece);
        }
      },
    },
  ];
}

function read(fd: number, offset: number, length: number, size: number): Buffer | null {
  if (offset < 0 || length < 0 || offset + length > size) return null;
  const bytes = Buffer.alloc(length);
  return readSync(fd, bytes, 0, length, offset) === length ? bytes : null;
}

const pageName = (page: number): string =>
  page === 65001 ? 'utf-8' : iconv.encodingExists(`cp${page}`) ? `cp${page}` : 'windows-1251';
const zeroEnded = (bytes: Buffer, codePage: string): string => iconv.decode(bytes, codePage).replace(/\u0000[^]*$/, '');
