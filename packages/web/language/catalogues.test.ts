import { readdirSync, readFileSync } from 'node:fs';
import { ALLOCATION_WARNINGS } from '@tamwil/allocation';
import { COSTING_ASSUMPTIONS } from '@tamwil/costing';
import { FUNDING_ASSUMPTIONS, FUNDING_WARNINGS } from '@tamwil/funding';
import { DISCLAIMERS } from '@tamwil/report';
import { PRESETS, SCENARIO_ASSUMPTIONS, SCENARIO_WARNINGS } from '@tamwil/scenario';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from './catalogues.ts';
import { LANGUAGE_CODES } from './languages.ts';
import type { MessageKey } from './wording.ts';

const KEYS = Object.keys(CATALOGUES.en) as MessageKey[];

/** Names of the values that a message takes, whatever its branches. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly unknown[]): void => {
    for (const element of elements as readonly {
      type: number;
      value?: string;
      options?: Record<string, { value: unknown[] }>;
    }[]) {
      if (element.type !== 0 && element.type !== 7 && element.value !== undefined) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  walk(IntlMessageFormat.__parse!(message, { ignoreTag: true }) as unknown[]);
  return [...names].sort();
}

describe.each(LANGUAGE_CODES.filter((code) => code !== 'en'))('a reader of the catalogue "%s"', (language) => {
  const catalogue = CATALOGUES[language];

  it('meets no untranslated sentence', () => {
    expect(new Set(Object.keys(catalogue))).toEqual(new Set(KEYS));
    const same = KEYS.filter((key) => catalogue[key] === CATALOGUES.en[key] && /[A-Za-z]{3}/.test(catalogue[key]));
    expect(same).toEqual([]);
  });

  it('misses no figure that the English sentence gives', () => {
    for (const key of KEYS) expect([key, argumentsOf(catalogue[key])]).toEqual([key, argumentsOf(CATALOGUES.en[key])]);
  });

  it('reads every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of KEYS.filter((name) => CATALOGUES.en[name].includes('plural,')))
      for (const form of forms) expect([key, catalogue[key].includes(`${form} {`)]).toEqual([key, true]);
  });
});

describe('somebody who asks what a figure rests on', () => {
  it('finds a sentence for every assumption that the engine can make', () => {
    const codes = [COSTING_ASSUMPTIONS, FUNDING_ASSUMPTIONS, SCENARIO_ASSUMPTIONS].flatMap((all) => Object.keys(all));
    expect(codes.filter((code) => !Object.hasOwn(CATALOGUES.en, `assumption.${code}`))).toEqual([]);
  });

  it('finds a sentence for every warning that a result can carry', () => {
    const codes = [ALLOCATION_WARNINGS, FUNDING_WARNINGS, SCENARIO_WARNINGS].flatMap((all) => Object.keys(all));
    expect(codes.filter((code) => !Object.hasOwn(CATALOGUES.en, `warning.${code}`))).toEqual([]);
  });

  it('finds a name for every preset and for each of its steps', () => {
    const steps = Object.values(PRESETS).flatMap((preset) => preset().stages.map(({ id }) => `step.${id}`));
    const names = Object.keys(PRESETS).flatMap((id) => [`preset.${id}`, `preset.${id}.meaning`]);
    expect([...steps, ...names].filter((key) => !Object.hasOwn(CATALOGUES.en, key))).toEqual([]);
  });

  it('finds every disclaimer of the donor page', () => {
    expect(DISCLAIMERS.filter((code) => !Object.hasOwn(CATALOGUES.en, `disclaimer.${code}`))).toEqual([]);
  });
});

/** The messages that are loaded where a folder's code runs (reader.ts, donor-catalogues.ts). */
const SAID_IN: Readonly<Record<string, readonly string[]>> = {
  donor: ['.', 'donor'],
  'fiscal-space': ['.', 'shell', 'fiscal-space'],
  ...Object.fromEntries(
    ['shell', 'session', 'scenario-list', 'workbench', 'links'].map((folder) => [folder, ['.', 'shell']]),
  ),
};

describe('a reader of any page', () => {
  it.each(Object.entries(SAID_IN))(
    'is never shown the key of a message instead of the message (%s)',
    (folder, homes) => {
      const web = `${import.meta.dirname}/..`;
      const loaded = new Set(
        homes.flatMap((home) => Object.keys(JSON.parse(readFileSync(`${web}/${home}/languages/en.json`, 'utf8')))),
      );
      const files = readdirSync(`${web}/${folder}`).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
      const code = files.map((name) => readFileSync(`${web}/${folder}/${name}`, 'utf8')).join('\n');
      const whole = [...code.matchAll(/'([a-z0-9-]+\.[a-z0-9.-]+)'/g)].map((found) => found[1]!);
      const prefixes = [...code.matchAll(/`([a-z0-9-]+\.(?:[a-z0-9-]+\.)*)\$\{/g)].map((found) => found[1]!);
      const used = KEYS.filter((key) => whole.includes(key) || prefixes.some((prefix) => key.startsWith(prefix)));
      expect(used.length).toBeGreaterThan(3);
      expect(used.filter((key) => !loaded.has(key))).toEqual([]);
    },
  );
});
