import { columnsOf, rangeIn } from './registry-row.js';

const NEW = 'АВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН';
const read = (line: string, header = NEW) => {
  const { from, to, place } = rangeIn(line, columnsOf(header), 2);
  return { from, to, place };
};

describe('a row of the registry of numbers', () => {
  it.each([
    [
      '811;2200000;2209999;10000;ПАО "Ростелеком";г. Псков|Псковская обл.;г.о. Псков|Псковская область;7707049388',
      { city: 'Псков', region: 'Псковская обл.', weak: false },
    ],
    [
      '301;2100000;2109999;10000;ОАО "АСВТ";г. Улан - Удэ|Республика Бурятия;-;7704026262',
      { city: 'Улан-Удэ', region: 'Республика Бурятия', weak: false },
    ],
    [
      '811;5300000;5300999;1000;ПАО "Ростелеком";Псковский р-н|Псковская обл.;-;1',
      { city: 'Псковский р-н', region: 'Псковская обл.', weak: false },
    ],
    [
      '812;2200000;2209999;10000;x;г. Санкт - Петербург;Город Санкт-Петербург;1',
      { city: null, region: 'Санкт-Петербург', weak: false },
    ],
    [
      '900;0000000;0061999;62000;ООО "Т2 МОБАЙЛ";Краснодарский край;Краснодарский край;7743895280',
      { city: null, region: 'Краснодарский край', weak: true },
    ],
    ['911;0000000;0000999;1000;x;-;Псковская область;1', { city: null, region: 'Псковская обл.', weak: true }],
    [
      '955;5550000;5559999;10000;x;Московская область; Москва|Московская область; Москва;-;1',
      { city: null, region: 'Московская обл.; Москва', weak: true },
    ],
    [
      '900;3950000;4049999;100000;x;Ямало - Ненецкий автономный округ |Тюменская область;-;1',
      { city: null, region: 'Тюменская обл.', weak: true },
    ],
    ['800;1000000;1009999;10000;x;Российская Федерация;Российская Федерация;1', null],
  ])('is understood: %s', (line, place) => {
    expect(read(line).place).toEqual(place);
  });
  it('gives the ten digits of both ends, also where an old file leaves the zeros away', () => {
    const range = { from: 9_000_000_000, to: 9_000_061_999 };
    expect(read('900;0000000;0061999;62000;x;Краснодарский край;-;1')).toMatchObject(range);
    const old = 'АВС/ DEF;От;До;Емкость;Оператор;Регион';
    expect(read(' 900 ;\t0 ; 61999 ; 62000 ; x ; Краснодарский край ', old)).toMatchObject(range);
  });
  it.each([
    ['900;0000000;0061999;62000;x;Край', '…'],
    ['700;0000000;0061999;62000;x;Край;-;1', 'АВС/ DEF'],
    ['900;00000000;0061999;62000;x;Край;-;1', 'От'],
    ['900;0061999;0000000;62000;x;Край;-;1', 'До'],
    ['900;0000000;00619z9;62000;x;Край;-;1', 'До'],
    ['900;0000000;0061999;61999;x;Край;-;1', 'Емкость'],
    ['900;0000000;0061999;62000;x;-;-;1', 'Регион'],
    ['900;0000000;0061999;62000;x;;;1', 'Регион'],
  ])('is refused by the column that is wrong: %s', (line, column) => {
    expect(() => read(line)).toThrow(`Row 2: ${column} `);
  });
  it.each([
    ['<html>;', 'АВС/ DEF'],
    ['АВС/ DEF;От;Емкость;Оператор;Регион', 'До'],
    ['', 'АВС/ DEF'],
  ])('without its header is of another file: %s', (header, column) => {
    expect(() => columnsOf(header)).toThrow(column);
  });
  it('shows no control characters, however they came in', () => {
    expect(read('900;0000000;0061999;62000;x;Край\u0007 <b>;-;1').place?.region).toBe('Край <b>');
  });
});
