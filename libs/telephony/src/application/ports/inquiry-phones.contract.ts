import type { InquiryPhones } from './inquiry-phones.port.js';

/** Of sales: inquiry 451 is of «ООО «Ромашка»», +79112223344; 452 of somebody without a phone. */
export function inquiryPhonesContract(name: string, make: () => Promise<InquiryPhones>): void {
  describe(`whom one calls about an inquiry: ${name}`, () => {
    it('is its customer, with his number if there is one', async () => {
      const phones = await make();
      expect(await phones.of(451)).toMatchObject({ inquiryId: 'i-451', name: 'ООО «Ромашка»', phone: '+79112223344' });
      expect(await phones.of(452)).toMatchObject({ inquiryId: 'i-452', phone: null });
      expect(await phones.of(453)).toBeNull();
    });
  });
}
