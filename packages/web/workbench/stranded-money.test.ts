import { describe, expect, it } from 'vitest';
import { strandedMoney } from './stranded-money.ts';

describe('an officer who asks which money lies idle', () => {
  const entry = {
    tranche: 0,
    kind: 'stranded' as const,
    widerEarmarkWouldFund: ['C1.1/2024', 'C1.1/2025', 'C2.1/2024'],
  };

  it('reads one amount for each source, whatever its tranches and years', () => {
    const stranded = [
      { ...entry, source: 'c', amount: '3000000.00' },
      { ...entry, source: 'd', amount: '0.01' },
      { ...entry, source: 'c', amount: '1677419.35', widerEarmarkWouldFund: ['C1.2/2024'] },
      { ...entry, source: 'c', amount: '9.00', kind: 'surplus' as const },
    ];
    expect(strandedMoney({ currency: 'USD', stranded: stranded as never })).toEqual([
      { source: 'c', amount: 467_741_935n, outputs: new Set(['C1.1', 'C2.1', 'C1.2']) },
      { source: 'd', amount: 1n, outputs: new Set(['C1.1', 'C2.1']) },
    ]);
  });
});
