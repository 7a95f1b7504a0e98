// Preloaded by a house whose start is looked at: at its end it writes down which files were loaded as modules (`LOADED_MODULES` names the
// file), and for which of them Node keeps a map.
import { findSourceMap, registerHooks } from 'node:module';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const files = new Set();
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) files.add(fileURLToPath(url));
    return next(url, context);
  },
});
process.on('exit', () => {
  const loaded = [...files];
  const mapped = loaded.filter((file) => findSourceMap(file) !== undefined);
  writeFileSync(process.env.LOADED_MODULES, JSON.stringify({ loaded, mapped }));
});
