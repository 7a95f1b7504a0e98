import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';
import { safeStyle } from './inline-style.js';

export interface SafeHtml {
  readonly html: string;
  readonly hasRemoteImages: boolean;
}

let loaded: typeof sanitizeHtml | null = null;
/** Loaded with the first HTML that is made safe: 2 MB until then, in the server and in each thread that reads letters. */
const sanitizer = (): typeof sanitizeHtml =>
  (loaded ??= createRequire(import.meta.url)('sanitize-html') as typeof sanitizeHtml);

const COMMON = ['style', 'dir', 'title', 'align', 'valign'];
const MAX_INLINE_PICTURE = 300 * 1024;
const REMOTE = /^\s*(?:https?:)?\/\//i;
const INLINE_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]+$/i;

/**
 * HTML of a stranger made fit for our page: an allow-list of tags and attributes; no scripts, forms, frames, style sheets, ids, classes;
 * links open apart and tell nothing; pictures from outside wait in `data-remote-src`, attached ones are named in `data-cid`.
 */
export function makeSafe(html: string): SafeHtml {
  let hasRemoteImages = false;
  const picture = (attribs: Record<string, string>): Record<string, string> => {
    const src = (attribs.src ?? '').replace(/[\u0000-\u0020]+/g, (blank) => (blank.includes(' ') ? ' ' : '')).trim();
    const kept: Record<string, string> = {};
    for (const name of ['alt', 'width', 'height', 'title', 'style'])
      if (attribs[name] !== undefined) kept[name] = attribs[name];
    if (/^cid:/i.test(src)) kept['data-cid'] = src.slice(4).replace(/^<|>$/g, '').slice(0, 300);
    else if (REMOTE.test(src)) {
      hasRemoteImages = true;
      kept['data-remote-src'] = (src.startsWith('//') ? `https:${src}` : src).slice(0, 2_000);
    } else if (src.length <= MAX_INLINE_PICTURE && INLINE_PICTURE.test(src)) kept.src = src;
    return kept;
  };
  const safe = sanitizer()(html, {
    ...RULES,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: link(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: styled(picture(attribs)) }),
      '*': (tagName, attribs) => ({ tagName, attribs: styled(attribs) }),
    },
  });
  return { html: safe.trim(), hasRemoteImages };
}

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [
    'a',
    'abbr',
    'address',
    'b',
    'bdi',
    'big',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
    'code',
    'col',
    'colgroup',
    'dd',
    'del',
    'div',
    'dl',
    'dt',
    'em',
    'font',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'tt',
    'u',
    'ul',
  ],
  allowedAttributes: {
    '*': COMMON,
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height', 'data-cid', 'data-remote-src'],
    font: ['color', 'face', 'size'],
    table: ['border', 'cellpadding', 'cellspacing', 'width', 'bgcolor'],
    td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
    th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
    tr: ['bgcolor'],
    col: ['span', 'width'],
    ol: ['start', 'type'],
    blockquote: ['type'],
  },
  // `style` is filtered by safeStyle; sanitize-html's own filter would parse CSS in full.
  parseStyleAttributes: false,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
  nestingLimit: 200,
};

const styled = (attribs: Record<string, string>): Record<string, string> => {
  if (attribs.style === undefined) return attribs;
  const { style, ...rest } = attribs;
  const safe = safeStyle(style);
  return safe ? { ...rest, style: safe } : rest;
};

function link(attribs: Record<string, string>): Record<string, string> {
  const { href, title, style } = attribs;
  const kept: Record<string, string> = { ...(title !== undefined && { title }), ...(style !== undefined && { style }) };
  if (href === undefined || !/^\s*(?:https?:|mailto:|tel:)/i.test(href.replace(/[\u0000-\u001f]/g, '')))
    return styled(kept);
  return styled({
    ...kept,
    href: href.replace(/[\u0000-\u001f]/g, '').trim(),
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
  });
}
