/** A remote picture tells its sender that the letter was opened: it stands in `data-remote-src` until the reader asks for it. */
export interface LetterPage {
  readonly html: string;
  readonly dark: boolean;
  readonly pictures: boolean;
  /** Address of an attached picture by its Content-ID. */
  readonly attached: (contentId: string) => string | null;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
const unescaped = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The page of a frame without scripts: cleaned HTML of the house, its pictures put in. */
export function letterPage({ html, dark, pictures, attached }: LetterPage): string {
  const shown = html
    .replace(/\sdata-cid="([^"]*)"/g, (whole, id: string) => {
      const address = attached(unescaped(id));
      return address ? ` src="${escaped(address)}"` : whole;
    })
    .replace(/\sdata-remote-src="(https:[^"]*)"/g, (whole, address: string) =>
      pictures ? ` src="${address}"` : whole,
    );
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data: ${pictures ? 'https: ' : ''}'self'`;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank"><style>
html{color-scheme:light;background:${dark ? '#e9ebee' : '#fff'}}
body{margin:0;padding:${dark ? '12px' : '2px'};font:14px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#1b1f24;overflow-wrap:anywhere}
img{max-width:100%;height:auto}img:not([src]){display:none}table{max-width:100%}blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #c8ccd2;color:#4b535d}
pre{white-space:pre-wrap}a{color:#0b5cad}</style>${shown}`;
}
