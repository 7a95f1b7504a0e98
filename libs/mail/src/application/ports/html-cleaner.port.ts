/** Makes HTML of a browser fit to be sent and shown: an allow-list, nothing active. */
export abstract class HtmlCleaner {
  abstract clean(html: string): string;
  /** The same as plain text, for the other half of the letter. */
  abstract textOf(html: string): string;
}
