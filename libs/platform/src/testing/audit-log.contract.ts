import { newId } from '@prorab/kernel';
import type { AuditLog, UnitOfWork } from '../marks/index.js';

type Entry = Parameters<AuditLog['record']>[0];
export interface AuditLogBench {
  audit: AuditLog;
  work: UnitOfWork;
  /** Entries of that subject, oldest first. */
  read(subject: string): Promise<Entry[]>;
}

export function auditLogContract(name: string, make: () => Promise<AuditLogBench>): void {
  describe(`audit log: ${name}`, () => {
    it('keeps who was changed from what to what, in order', async () => {
      const { audit, work, read } = await make();
      const subject = newId();
      await work.run(async () => {
        audit.record({ action: 'role-changed', subject, before: { role: 'seller' }, after: { role: 'head' } });
        audit.record({ action: 'exported', subject });
      });
      const [first, second] = await read(subject);
      expect(first).toEqual({ action: 'role-changed', subject, before: { role: 'seller' }, after: { role: 'head' } });
      expect([second?.action, second?.before ?? null, second?.after ?? null]).toEqual(['exported', null, null]);
    });
    it('says nothing of a change that did not happen', async () => {
      const { audit, work, read } = await make();
      const subject = newId();
      const failing = work.run(async () => {
        audit.record({ action: 'a', subject });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await read(subject)).toEqual([]);
    });
    it('refuses an entry outside a unit of work', async () => {
      const { audit } = await make();
      expect(() => audit.record({ action: 'a', subject: 'x' })).toThrow(/unit of work/);
    });
  });
}
