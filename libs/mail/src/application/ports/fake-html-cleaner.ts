import { HtmlCleaner } from './html-cleaner.port.js';

export class FakeHtmlCleaner extends HtmlCleaner {
  clean(html: string): string {
    return html.replace(/<script.*?<\/script>/gis, '');
  }
  textOf(html: string): string {
    return html.replace(/<[^>]*>/g, '');
  }
}
