export { AppModule } from './app.module.js';
export { readConfiguration, sections } from './configuration.js';
export { readEnvironment } from './environment.js';
export { allTables } from './tables.js';
