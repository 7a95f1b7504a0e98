import { compile } from 'html-to-text';

const convert = compile({
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
});

/** Readable text of (already safe) HTML. */
export const textOfHtml = (safeHtml: string): string =>
  convert(safeHtml.slice(0, 1_500_000))
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
