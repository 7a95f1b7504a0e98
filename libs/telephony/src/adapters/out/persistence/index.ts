export { MikroCallBook } from './mikro-call-book.js';
