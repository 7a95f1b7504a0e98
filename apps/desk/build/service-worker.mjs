import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../src/offline/service-worker.js');
/** What every page needs and what a person who works offline may open; source maps and tables of ours are not it. */
const SHELL = /\.(js|css)$/;
/** Charts draw figures that only the house has, and telephones want it too: without a line they are of no use, and they are large. */
const NEEDS_A_LINE = /(^|\/)(charts|jssip-line)-[^/]*\.js$/;

/** Writes `sw.js` beside the page: the hand-written worker with the list of the files of this very build. */
export function serviceWorker() {
  return {
    name: 'prorab:service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => SHELL.test(name) && !NEEDS_A_LINE.test(name))
        .sort();
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      const shell = [
        '/',
        '/first-paint.css',
        '/first-paint.js',
        '/icons/prorab.svg',
        ...files.map((name) => `/${name}`),
      ];
      const text = readFileSync(source, 'utf8');
      const head = `const VERSION = ${JSON.stringify(version)};\nconst SHELL = ${JSON.stringify(shell)};\n`;
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: head + text });
    },
  };
}
