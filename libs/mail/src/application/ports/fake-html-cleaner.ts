import { HtmlCleaner } from './html-cleaner.port.js';

const KEPT = new Set(['p', 'div', 'br', 'b', 'i', 'u', 'em', 'strong', 'ul', 'ol', 'li', 'blockquote', 'a', 'pre']);
const SIGNS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** Knows fewer tags than the real one and drops every attribute. */
export class FakeHtmlCleaner extends HtmlCleaner {
  clean(html: string): string {
    return html
      .replace(/<(script|style|iframe|object|svg|math|title)\b.*?(?:<\/\1\s*>|$)/gis, '')
      .replace(/<!--.*?(?:-->|$)/gs, '')
      .replace(/<(\/?)([a-z][\w-]*)[^>]*>/gi, (_, close: string, tag: string) =>
        KEPT.has(tag.toLowerCase()) ? `<${close}${tag.toLowerCase()}>` : '',
      );
  }
  textOf(html: string): string {
    return html
      .replace(/<(?:br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, sign: string) => SIGNS[sign] ?? '')
      .trim();
  }
}
