import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { Splitter, type MimeNode } from '@zone-eu/mailsplit';
import type { LetterLimits, LetterWarning } from '../../../application/ports/letter-parser.port.js';
import { HeaderFields } from './header-fields.js';
import type { PartSink } from './part-sinks.js';
import { decoderFor, type TransferDecoder } from './transfer-decoder.js';

export type LetterSource = { readonly path: string; readonly size: number } | { readonly bytes: Buffer };

export interface PartHead {
  readonly node: MimeNode;
  readonly fields: HeaderFields;
  readonly root: boolean;
}

export interface WalkHandlers {
  /** Called for every leaf part; its decoded bytes go into the sink. */
  leaf(head: PartHead): PartSink;
  rootHead(head: PartHead): void;
  warn(warning: LetterWarning): void;
}

interface Open {
  readonly node: MimeNode;
  readonly sink: PartSink;
  readonly decoder: TransferDecoder;
}

const SLICE = 256 * 1024;
/** In slices, so that a big part of a letter that lies in memory is not decoded in one piece beside it. */
function feed({ decoder }: Open, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += SLICE) decoder.push(bytes.subarray(at, at + SLICE));
}

const MAX_PREAMBLE = 8 * 1024 * 1024;

/**
 * Splits a letter with mailsplit (the streaming splitter inside mailparser; used bare, because mailparser adds link detection, text
 * rendering and one stream per part, and costs four times as much) and feeds every part to its sink.
 */
export async function walk(
  source: LetterSource,
  limits: LetterLimits,
  headersOnly: boolean,
  handlers: WalkHandlers,
): Promise<void> {
  let preamble = await split(source, limits, headersOnly, handlers);
  // A multipart whose boundary is not declared or not the one in use: take the boundary that the body shows, once.
  if (preamble?.length && !headersOnly) {
    handlers.warn('boundary-missing');
    const shown = /(?:^|\n)--([^\s-][^\r\n]{0,200}?)[ \t]*\r?\n(?=[\w-]{1,40}:)/.exec(
      preamble.subarray(0, 64 * 1024).toString('latin1'),
    )?.[1];
    const head = shown
      ? `Content-Type: multipart/mixed; boundary="${shown.replace(/(["\\])/g, '\\$1')}"\r\n\r\n`
      : 'Content-Type: text/plain\r\n\r\n';
    const body = preamble;
    preamble = await split({ bytes: Buffer.concat([Buffer.from(head), body]) }, limits, false, {
      ...handlers,
      rootHead: () => undefined,
    });
    if (preamble?.length)
      await split({ bytes: Buffer.concat([Buffer.from('Content-Type: text/plain\r\n\r\n'), body]) }, limits, false, {
        ...handlers,
        rootHead: () => undefined,
      });
  }
}

/** Resolves to the bytes of the root's preamble when the root is a multipart in which no part was found, else null. */
function split(
  source: LetterSource,
  limits: LetterLimits,
  headersOnly: boolean,
  handlers: WalkHandlers,
): Promise<Buffer | null> {
  const splitter = new Splitter({
    ignoreEmbedded: true,
    maxHeadSize: limits.maxHeaderBytes,
    maxChildNodes: limits.maxParts,
  }) as unknown as Transform;
  const input = 'bytes' in source ? null : createReadStream(source.path, { highWaterMark: 64 * 1024 });
  let root: MimeNode | null = null;
  let nodes = 0;
  let open: Open | null = null;
  const preamble: Buffer[] = [];
  let preambleSize = 0;

  const closeOpen = (): void => {
    if (!open) return;
    const { sink, decoder } = open;
    open = null;
    decoder.end();
    sink.close();
    if (decoder.broken) handlers.warn('broken-base64');
  };
  const begin = (node: MimeNode): void => {
    closeOpen();
    nodes++;
    if (nodes === 2) preamble.length = 0;
    const head: PartHead = { node, fields: new HeaderFields(node.headers), root: root === null };
    if (root === null) {
      root = node;
      handlers.rootHead(head);
    }
    if (node.multipart || headersOnly) return;
    const sink = handlers.leaf(head);
    open = { node, sink, decoder: decoderFor(node.encoding, (bytes) => sink.write(bytes)) };
  };

  return new Promise((resolve, reject) => {
    let settled = false;
    const finish = (error?: unknown): void => {
      if (settled) return;
      settled = true;
      try {
        closeOpen();
      } catch (closing) {
        error ??= closing;
      }
      input?.destroy();
      splitter.destroy();
      if (!error) return resolve(root?.multipart && nodes === 1 ? Buffer.concat(preamble) : null);
      // A letter with too many parts keeps those that were read; without its head there is nothing to keep.
      if (root !== null && (error as { code?: string }).code === 'EMAXLEN') {
        handlers.warn('too-many-parts');
        return resolve(null);
      }
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    splitter.on('data', (chunk: { type: string; node?: MimeNode; value?: Buffer | false }) => {
      if (settled) return;
      try {
        if (chunk.type === 'node') {
          begin(chunk as unknown as MimeNode);
          if (headersOnly) finish();
        } else if (chunk.value && chunk.value.length) {
          if (chunk.type === 'body') {
            const current = open as Open | null;
            if (current && current.node === chunk.node) feed(current, chunk.value);
          } else if (chunk.node === root && nodes === 1 && preambleSize < MAX_PREAMBLE) {
            preamble.push(Buffer.from(chunk.value));
            preambleSize += chunk.value.length;
          }
        }
      } catch (error) {
        finish(error);
      }
    });
    splitter.on('end', () => finish());
    splitter.on('error', finish);
    input?.on('error', finish);
    if (input) input.pipe(splitter);
    else splitter.end((source as { bytes: Buffer }).bytes);
  });
}
