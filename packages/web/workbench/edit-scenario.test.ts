import { readScenario } from '@tamwil/scenario';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import {
  availableMoney,
  newScenarioDocument,
  PRESET_IDS,
  presetOf,
  withAsOf,
  withAvailableMoney,
  withOutputCost,
  withPreset,
  withPriority,
} from './edit-scenario.ts';

const document = newScenarioDocument('A position', 'Money available');
const placement = { level: 'high', reason: 'Decided', author: 'Amal' } as const;

describe('somebody who begins a scenario', () => {
  it('has one that the engine takes at once', () => expect(readScenario(document).ok).toBe(true));

  it('changes only what was named', () => {
    const changed = withAvailableMoney(document, '160000000.00');
    expect(availableMoney(changed)).toBe('160000000.00');
    expect({ ...changed, funding: [] }).toEqual({ ...document, funding: [] });
    expect(withAsOf(withAsOf(document, '2025-12-31'), '')).toEqual(document);
  });
});

describe('somebody whose scenario has agreements with conditions', () => {
  it.each([
    { earmark: { category: 'earmarked', for: { components: ['C1'] } } },
    { tranches: [{ period: '2024', amount: '1.00', stage: 'received' }] },
    { charges: { programmeSupport: '0.13' } },
  ] as const)('does not lose them to the one field for money: %j', (conditions) => {
    const [source] = document.funding;
    expect(availableMoney({ ...document, funding: [{ ...source!, ...conditions }] } as typeof document)).toBeNull();
    expect(availableMoney({ ...document, funding: [source!, { ...source!, id: 'second' }] })).toBeNull();
  });
});

describe('somebody who chooses priority rules', () => {
  it.each(PRESET_IDS)('finds the choice again, and the engine takes it: %s', (preset) => {
    const changed = withPreset(document, preset);
    expect(presetOf(changed)).toBe(preset);
    expect(presetOf(JSON.parse(canonicalize(changed)!) as typeof changed)).toBe(preset);
    expect(readScenario(changed).ok).toBe(true);
  });

  it('is told when the rules are nobody’s preset', () => {
    const program = { format: 'allocation-program/1', stages: [{ id: 'own', to: '*', share: 'priority' }] } as const;
    expect(presetOf({ ...document, program: { ...program, stages: [...program.stages] } })).toBeNull();
  });
});

describe('somebody who enters what an output costs', () => {
  const split = { C1: { shares: { 'C1.1': '0.2', 'C1.2': '0.1' } } };
  it('replaces its share and leaves every other figure', () => {
    const changed = withOutputCost(
      { ...document, costing: { contingency: '0.05', split } },
      'C1',
      'C1.1',
      '5000000.00',
    );
    expect(changed.costing).toEqual({
      contingency: '0.05',
      split: { C1: { amounts: { 'C1.1': '5000000.00' }, shares: { 'C1.2': '0.1' } } },
    });
    expect(readScenario(changed).ok).toBe(true);
  });

  it('takes it out again without a trace', () => {
    expect(withOutputCost(withOutputCost(document, 'C3', 'C3.5', '1.00'), 'C3', 'C3.5', null)).toEqual(document);
  });
});

describe('somebody who places outputs in levels', () => {
  it('keeps each with its reason, and takes it out without a trace', () => {
    const placed = withPriority(document, 'C1.4', placement);
    expect(placed.priorities).toEqual({ 'C1.4': placement });
    expect(readScenario(placed).ok).toBe(true);
    expect(withPriority(placed, 'C1.4', null)).toEqual(document);
  });
});
