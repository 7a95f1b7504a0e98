import { policyDocument, salesConfig, salesRulesOf } from './sales.config.js';
import { SalesRules } from './application/sales-rules.js';
import { defaultPolicy } from './domain/distribution/policy-document.js';

describe('the configuration of sales', () => {
  it('is complete without a word, and equal to the defaults of the rules', () => {
    const config = salesConfig.parse({});
    expect(salesRulesOf(config)).toEqual(new SalesRules());
    expect(config.policy).toEqual(defaultPolicy);
  });
  it('refuses unknown keys and rules that do not exist', () => {
    expect(salesConfig.safeParse({ joinWindow: 5 }).success).toBe(false);
    expect(policyDocument.safeParse({ ...defaultPolicy, rules: [{ rule: 'by-mood' }] }).success).toBe(false);
    expect(policyDocument.safeParse({ ...defaultPolicy, rules: [] }).success).toBe(false);
  });
});
