import { htmlCleanerContract } from '../../../application/ports/html-cleaner.contract.js';
import { SafeHtmlCleaner } from './safe-html-cleaner.js';

htmlCleanerContract('the allow-list', () => new SafeHtmlCleaner());
