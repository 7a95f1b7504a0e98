// Preloaded by the server: stack traces in terms of our sources. `--enable-source-maps` would also read the maps of every library and
// keep them (measured: 7 MB of heap that every sweep has to walk).
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false });
