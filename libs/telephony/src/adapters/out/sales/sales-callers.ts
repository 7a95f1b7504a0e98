import { Injectable } from '@nestjs/common';
import { CustomerGlances } from '@prorab/sales/contract';
import { CallerDirectory } from '../../../application/ports/caller-directory.port.js';
import type { CallerCard } from '../../../domain/caller-card.js';

@Injectable()
export class SalesCallers extends CallerDirectory {
  constructor(private readonly customers: CustomerGlances) {
    super();
  }
  byNumber(number: string): Promise<CallerCard | null> {
    return this.customers.byPhone(number);
  }
}
