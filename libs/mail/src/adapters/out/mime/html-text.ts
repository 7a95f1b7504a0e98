import { createRequire } from 'node:module';
import type { HtmlToTextOptions, compile } from 'html-to-text';

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxDepth: 220, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'hr', options: { length: 20 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    // Quotations keep their mark, so that own words can be told from old ones.
    { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: true } },
  ],
  formatters: {
    cell: (element, walkChildren, builder) => {
      walkChildren(element.children, builder);
      builder.addInline(' ');
    },
  },
};

let convert: ReturnType<typeof compile> | null = null;
/** Loaded with the first HTML that is read: 2 MB until then, in the server and in each thread that reads letters. */
function converter(): ReturnType<typeof compile> {
  const library = createRequire(import.meta.url)('html-to-text') as { compile: typeof compile };
  return library.compile(OPTIONS);
}

/** Readable text of (already safe) HTML. */
export const textOfHtml = (safeHtml: string): string =>
  (convert ??= converter())(safeHtml.slice(0, 1_500_000))
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
