export type Likeness =
  | { readonly key: 'money.likeness.point'; readonly kind: string; readonly value: string }
  | { readonly key: 'money.likeness.name'; readonly percent: number };

/** Why two customers may be one, as the house notes it (`point:phone:+7812…`, `name:0.86`); null: not known here, shown as it is. */
export function likenessOf(reason: string): Likeness | null {
  const [, kind, value] = /^point:(email|phone|visitor|inn|code1c):(.+)$/.exec(reason) ?? [];
  if (kind && value) return { key: 'money.likeness.point', kind, value };
  const share = Number(/^name:(\d(?:\.\d+)?)$/.exec(reason)?.[1] ?? Number.NaN);
  return Number.isNaN(share) ? null : { key: 'money.likeness.name', percent: Math.round(share * 100) };
}
