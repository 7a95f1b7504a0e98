import { defineEntity, p } from '@mikro-orm/core';

/** What is known of each thing of a 1C base since it was kept: when it is told otherwise, it has changed. */
export const OnecStampRow = defineEntity({
  name: 'SalesOnecStampRow',
  tableName: 'sales_onec_stamp',
  indexes: [{ properties: ['kind', 'place', 'id'] as never }],
  properties: {
    /** Kind of thing, `document`, or a kind of sums. */
    kind: p.string().length(20).primary(),
    /** As 1C writes it, spaces at the end cut: sorts here as it does there. */
    id: p.string().length(60).primary(),
    /** Where it stands among the others: DATE_TIME_IDDOC of a document, a portion of ROW_ID of an element. */
    place: p.string().length(23),
    stamp: p.string().length(100),
    /** Keys of what hangs on it and goes with it. */
    parts: p.text().columnType('mediumtext').nullable(),
  },
});

export const onecRows = [OnecStampRow];
