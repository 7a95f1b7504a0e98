const TAGS = new Set(
  (
    'a abbr address b bdi big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd ' +
    'li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'href rel target src alt width height data-cid data-remote-src color face size border cellpadding cellspacing bgcolor colspan rowspan ' +
    'span start type style dir title align valign'
  ).split(' '),
);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi;

/** Judges sanitised HTML by its own grammar, apart from the sanitiser: every `<` must begin a known tag with known attributes and values. */
export function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  const rest = html.replace(TAG, (whole, _close, tag: string, attributes: string) => {
    if (!TAGS.has(tag.toLowerCase())) dangers.push(whole);
    for (const [, name = '', value = ''] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)) {
      if (!ATTRIBUTES.has(name.toLowerCase())) dangers.push(`${tag} ${name}`);
      if (name === 'href' && !/^(?:https?:|mailto:|tel:)/i.test(value)) dangers.push(`href ${value}`);
      if (name === 'src' && !/^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(value)) dangers.push(`src ${value}`);
      if (name === 'data-remote-src' && !/^https?:\/\//i.test(value)) dangers.push(`remote ${value}`);
      if (
        name === 'style' &&
        /url|expression|javascript|position|behavior|@|\\|&|binding|fixed|z-index/i.test(
          value.replace(/&#x27;|&quot;/g, ''),
        )
      )
        dangers.push(`style ${value}`);
    }
    return '';
  });
  if (rest.includes('<'))
    dangers.push(`stray < in ${rest.slice(Math.max(0, rest.indexOf('<') - 20), rest.indexOf('<') + 60)}`);
  return dangers;
}
