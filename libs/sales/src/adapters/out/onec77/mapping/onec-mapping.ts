import { z } from 'zod';

const oneName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const dottedName = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*){1,2}$/u;
const name = (about: string) => z.string().max(128).regex(oneName).describe(about);
const attribute = (about: string) => name(`Attribute: ${about}`);

const reference = {
  reference: name('Name of the reference (Справочник).'),
  code: attribute('code for people; Код when left out.').optional(),
  title: attribute('name for people; Наименование when left out.').optional(),
};
const details = {
  inn: attribute('INN.').optional(),
  fullName: attribute('whole legal name.').optional(),
  phones: attribute('phones, free text.').optional(),
  email: attribute('e-mail.').optional(),
  address: attribute('address.').optional(),
};
const path = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        attribute: attribute('reference to the next thing.'),
        reference: name('The reference that the next thing stands in.'),
      }),
    )
    .min(1)
    .max(3)
    .describe('From thing to thing.'),
  title: attribute('name at the end of the way; Наименование when left out.').optional(),
});

const register = { register: name('Name of the register (Регистр).') };
const stock = z.strictObject({
  ...register,
  item: attribute('item.'),
  warehouse: attribute('warehouse.'),
  quantity: attribute('quantity.'),
});

const document = {
  document: name('Kind of document (Документ).'),
  party: attribute('customer.').optional(),
  contract: attribute('contract.').optional(),
  author: attribute('author; a common attribute as a rule.').optional(),
  note: attribute('comment.').optional(),
  total: z
    .strictObject({
      sum: attribute('sum of the document, or of its lines when only they have it.'),
      vat: attribute('VAT, likewise.').optional(),
      vatOnTop: z
        .strictObject({
          count: attribute('1: VAT is counted at all.').optional(),
          included: attribute('1: the sum has VAT in it already.').optional(),
        })
        .optional()
        .describe('When VAT has to be added to the sum; left out: never, the sum has it in it.'),
    })
    .describe('What the customer has to pay, or has paid.'),
  lines: z
    .strictObject({
      item: attribute('item.'),
      quantity: attribute('quantity.'),
      price: attribute('price.').optional(),
      sum: attribute('sum.'),
      vat: attribute('VAT.').optional(),
    })
    .optional(),
};
const base = z
  .strictObject({
    attribute: attribute('the document it was entered for.'),
    document: name('Its kind, when the attribute holds one kind only.').optional(),
  })
  .optional();
/** Documents of one kind that serve several purposes are told apart by a value of an enumeration. */
const only = z
  .strictObject({
    attribute: attribute('kind of operation.'),
    enumeration: name('Its enumeration (Перечисление).'),
    values: z.array(name('Value of the enumeration.')).min(1).max(20),
  })
  .optional()
  .describe('Only documents with one of these values; left out: all.');
const enumValues = z.array(name('Value of the enumeration.')).max(20);

/** Which names of a 1C configuration play which part. Only names: every number is found in the dictionary. */
export const onecMapping = z.strictObject({
  configuration: z.string().min(1).max(200).describe('For people: the configuration it was written for.'),
  party: z
    .strictObject({
      ...reference,
      ...details,
      kinds: z
        .strictObject({
          attribute: attribute('company or person behind the customer; of several kinds.'),
          targets: z
            .array(
              z.strictObject({
                ...reference,
                ...details,
                person: z.boolean().nullable().default(null).describe('true: persons; null: it is not known.'),
              }),
            )
            .min(1)
            .max(10),
        })
        .optional(),
    })
    .describe('Customers.'),
  contract: z
    .strictObject({ ...reference, party: attribute('customer; Владелец when left out.').optional() })
    .optional(),
  item: z.strictObject({ ...reference, article: attribute('article.').optional(), unit: path.optional() }).optional(),
  price: z
    .strictObject({
      reference: name('The reference that prices stand in.'),
      item: attribute(
        'item; Владелец when left out. Not asked for when prices stand at the items themselves.',
      ).optional(),
      value: attribute('the price; a periodic one has no column, its number comes from 1Cv7.MD or from `numbers`.'),
      type: z
        .union([
          z.strictObject({ path }),
          z.strictObject({
            attribute: attribute('type of the price.'),
            names: z.record(z.string().max(27), z.string().min(1).max(100)).describe('Key of the type → name.'),
          }),
          z.strictObject({ name: z.string().min(1).max(100).describe('All prices are of this type.') }),
        ])
        .describe('Retail, wholesale, …'),
    })
    .optional(),
  warehouse: z.strictObject(reference).optional(),
  author: z.strictObject({ ...reference, login: attribute('login; Код when left out.').optional() }).optional(),
  stock: stock.optional(),
  reserve: stock.optional(),
  settlement: z
    .strictObject({
      ...register,
      party: attribute('customer, when the register has him.').optional(),
      contract: attribute('contract.').optional(),
      amount: attribute('sum in roubles.'),
      against: attribute('document whose debt it is.').optional(),
      payment: attribute('document of the payment; only movements have it.').optional(),
    })
    .optional(),
  invoices: z
    .array(
      z.strictObject({
        ...document,
        payBy: attribute('day to pay by.').optional(),
        warehouse: attribute('warehouse.').optional(),
        operation: z
          .strictObject({
            attribute: attribute('kind of operation.'),
            enumeration: name('Its enumeration (Перечисление).'),
            invoices: enumValues.min(1).describe('Values that make an invoice.'),
            drafts: enumValues.default([]).describe('Values that make an order which is no invoice yet.'),
          })
          .optional()
          .describe('When one kind of document is an invoice only sometimes.'),
      }),
    )
    .min(1)
    .max(5),
  shipments: z
    .array(z.strictObject({ ...document, base, only }))
    .max(10)
    .default([]),
  payments: z
    .array(
      z.strictObject({
        ...document,
        base,
        only,
        means: z.enum(['bank', 'cash']),
        direction: z.enum(['in', 'out']).describe('out: money given back to a customer.'),
      }),
    )
    .max(10)
    .default([]),
  subordination: z
    .boolean()
    .default(false)
    .describe('true: where a document names no base, the tree of subordination (_1SCRDOC) is asked.'),
  numbers: z
    .record(z.string().regex(dottedName), z.int().min(1).max(2_147_483_647))
    .default({})
    .describe(
      'What the dictionary does not know and 1Cv7.MD would: `Справочник.Цены.Цена` (periodic attribute), `Перечисление.ВидыОпераций.Счет` (value).',
    ),
  overrides: z
    .record(z.string().regex(dottedName), z.string().regex(/^[A-Z_][A-Z_0-9]{0,30}$/i))
    .default({})
    .describe('Where a name is not unique in the dictionary: `Документ.Счет.НомерДатаИсправленного: SP1234`.'),
});
export type OnecMapping = z.infer<typeof onecMapping>;
export type MappingDocument = Pick<
  OnecMapping['invoices'][number],
  'document' | 'party' | 'contract' | 'author' | 'note' | 'total' | 'lines'
>;
