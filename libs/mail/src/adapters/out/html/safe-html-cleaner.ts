import { HtmlCleaner } from '../../../application/ports/html-cleaner.port.js';
import { textOfHtml } from '../mime/html-text.js';
import { makeSafe } from '../mime/safe-html.js';

/** The same allow-list for what goes out as for what comes in. */
export class SafeHtmlCleaner extends HtmlCleaner {
  clean(html: string): string {
    return makeSafe(html).html;
  }
  textOf(html: string): string {
    return textOfHtml(html);
  }
}
