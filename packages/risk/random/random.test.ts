import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BILLION, normalQuantile, timesBillionths } from './normal.ts';
import { randomNumbers } from './random-numbers.ts';

describe('normalQuantile', () => {
  it.each([
    // Published percentage points (Abramowitz and Stegun, table 26.5), and the tail value of the paper itself.
    [0.5, 0],
    [0.75, 674489750],
    [0.9, 1281551566],
    [0.975, 1959963985],
    [0.999, 3090232306],
    [0.00001, -4264890794],
    [1e-20, -9262340090],
  ])('of %d is %d billionths', (probability, billionths) => expect(normalQuantile(probability)).toBe(billionths));

  it('is the same distance on both sides', () => {
    for (const p of [0.001, 0.2, 0.4999]) expect(normalQuantile(p) + normalQuantile(1 - p)).toBeCloseTo(0, -1);
  });
});

describe('randomNumbers', () => {
  it('gives the first 1,000 draws that every machine gives, so that a simulation can be repeated elsewhere', () => {
    const numbers = randomNumbers(20231231);
    const draws = Array.from({ length: 1000 }, () => numbers.normal());
    expect(draws.slice(0, 5)).toMatchInlineSnapshot(`
      [
        2596390520,
        938670864,
        -426809528,
        -46678618,
        -639197983,
      ]
    `);
    expect(createHash('sha256').update(draws.join(' ')).digest('hex')).toMatchInlineSnapshot(
      `"8d6a6a901817075a9fa8de5aac0fbcb1b192c9ed2c74c45e6d49aadc86f0fc81"`,
    );
  });

  it('are standard normal: mean 0, variance 1, a tenth above 1.2816', () => {
    const numbers = randomNumbers(7);
    const draws = Array.from({ length: 20_000 }, () => numbers.normal() / BILLION);
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length;
    const above = draws.filter((z) => z > 1.2815515655).length / draws.length;
    // Four standard errors.
    expect(Math.abs(mean)).toBeLessThan(0.0284);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
    expect(Math.abs(above - 0.1)).toBeLessThan(0.0085);
  });

  it('multiply in billionths', () => {
    expect(timesBillionths(500_000_000, -3_000_000_001)).toBe(-1_500_000_000);
    expect(Object.is(timesBillionths(0, -5), 0)).toBe(true);
  });
});
