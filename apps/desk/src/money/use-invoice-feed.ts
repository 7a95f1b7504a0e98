import { useFeed } from '../lib/use-feed.js';

/** What changes in invoices, while the page is there: a reading of the books changes many at once. */
export const useInvoiceFeed = (hear: (changed: ReadonlySet<string> | 'all') => void) => useFeed('invoices', hear);
