export { OwnBooksController } from './own-books.controller.js';
