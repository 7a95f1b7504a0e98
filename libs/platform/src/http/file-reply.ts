import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Pictures that a browser may show in place: none of them can carry a script. */
const SHOWABLE = /^image\/(?:png|jpeg|gif|webp)$/;

/** RFC 6266: an ASCII name for the old, the whole name for the rest; neither can leave its quotes. */
export const contentDisposition = (kind: 'attachment' | 'inline', name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${whole}`;
};

/** `Range: bytes=…`, one range; anything else is as good as none (RFC 9110). */
export function rangeOf(request: FastifyRequest): { start: number | null; end: number | null } | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.range ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [start, end] = [match[1] ? Number(match[1]) : null, match[2] ? Number(match[2]) : null];
  return start !== null && end !== null && start > end ? null : { start, end };
}

export interface FileReply {
  name: string;
  /** By content; null when that says nothing. */
  type: string | null;
  hash: string;
  size: number;
  range: { start: number; end: number } | null;
  inline?: boolean;
  /** A page of another site may show it: for the widget of customers. */
  anyOrigin?: boolean;
  /** Each look is asked for anew: it may be on record, or the file may be taken away. */
  uncached?: boolean;
  content: Readable;
}

/** A stranger's file: saved, never run. The page that opens it all the same is a sandbox without anything. */
export function sendFile(
  reply: FastifyReply,
  { name, type, hash, size, range, inline = false, anyOrigin = false, uncached = false, content }: FileReply,
): void {
  const shown = inline && type !== null && SHOWABLE.test(type);
  void reply
    .status(range ? 206 : 200)
    .headers({
      'content-type': shown
        ? type
        : type && /^[\w.+-]+\/[\w.+-]+$/.test(type) && !/html|svg|xml|script/i.test(type)
          ? type
          : 'application/octet-stream',
      'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', name),
      'content-length': range ? range.end - range.start + 1 : size,
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': anyOrigin ? 'cross-origin' : 'same-origin',
      'cache-control': uncached ? 'private, no-store' : 'private, max-age=86400, immutable',
      etag: `"${hash}"`,
    })
    .send(content);
}
