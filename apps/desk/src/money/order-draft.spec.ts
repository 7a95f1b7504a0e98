import { type DraftLine, freeOf, lineOf, orderOf, typedQuantity } from './order-draft.js';

const line = (quantity: string, price: string): DraftLine => ({
  ...{ itemKey: '25', itemCode: '00000077', name: 'Кабель', quantity, price },
});

describe('an order as it is typed', () => {
  it.each([
    ['12,5', '12.5'],
    ['1 000', '1000'],
    ['0.00001', '0.00001'],
    ['007', '7'],
    ['2.50', '2.5'],
  ])('%s is a quantity', (typed, quantity) => expect(typedQuantity(typed)).toBe(quantity));
  it.each(['', '0', '0,0', '-1', 'пять', '1.000001', '1e3', '1234567890'])('«%s» is none', (typed) =>
    expect(typedQuantity(typed)).toBeNull(),
  );
  it('comes to a sum without a float', () => {
    const { total, sums, lines, ready } = orderOf([line('12,5', '120'), line('0,1', '0,15'), line('3', '')]);
    expect({ total, sums, ready }).toEqual({ total: '1500.02', sums: ['1500.00', '0.02', null], ready: true });
    expect(lines.map(({ quantity, price }) => [quantity, price])).toEqual([
      ['12.5', '120.00'],
      ['0.1', '0.15'],
      ['3', null],
    ]);
  });
  it('is not sent with something wrong in it, nor empty', () => {
    expect(orderOf([])).toMatchObject({ ready: false });
    expect(orderOf([line('много', '1'), line('1', 'даром')])).toMatchObject({
      ...{ wrong: ['quantity', 'price'], ready: false, total: '0.00' },
    });
  });
  it('begins with one of the item for its first price, and says what is free', () => {
    const place = { warehouse: 'Склад', quantity: '9', reserved: '0' };
    const item = {
      ...{ itemKey: '25', code: '77', article: null, name: 'Кабель', unit: 'м', stockReadAt: null, readAt: '' },
      prices: [{ type: 'Розничная', price: '120.00', since: '2026-06-01' }],
      stock: [
        { ...place, free: '10.5' },
        { ...place, free: '-0.75' },
      ],
    };
    expect(lineOf(item)).toEqual({ itemKey: '25', itemCode: '77', name: 'Кабель', quantity: '1', price: '120' });
    expect(freeOf(item)).toBe('9.75');
    expect(freeOf({ stock: [] })).toBeNull();
  });
});
