// Preloaded by the server: stack traces in terms of our sources. Node's own support of source maps reads every map with its module and
// keeps it (measured: 6 MB of heap that every sweep has to walk); this one reads a map when a stack that needs it is looked at.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const PLACE = /(file:\/\/[^\s()]*\.js):(\d+):(\d+)/;
/** By address of the built file; null for one without a map. */
const maps = new Map();

Error.prepareStackTrace = (error, sites) =>
  [headOf(error), ...sites.map((site) => `    at ${String(site).replace(PLACE, inSources)}`)].join('\n');

/** As V8 says it: what is thrown need not be an error, nor let itself be read. */
function headOf(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return '<error>';
  }
}

function inSources(place, file, line, column) {
  const from = mapOf(file)?.findOrigin(Number(line), Number(column));
  return from?.fileName ? `${fileURLToPath(from.fileName)}:${from.lineNumber}:${from.columnNumber}` : place;
}

function mapOf(file) {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

function readMap(file) {
  if (file.includes('/node_modules/')) return null;
  try {
    const map = JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8'));
    return new SourceMap({ ...map, sources: map.sources.map((source) => new URL(source, file).href) });
  } catch {
    return null; // none, or cut short: the place in the built file says enough, and a stack must never throw
  }
}
