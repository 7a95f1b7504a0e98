export { prepareAsterisk, type Prepared, type PrivateAsterisk } from './private-asterisk.js';
