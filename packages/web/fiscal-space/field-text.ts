import type { CountryScenario } from '@tamwil/fiscal-space';
import type { MessageKey, Wording } from '../language/wording.ts';
import type { Field } from './fields.ts';

/** The name of a figure: of its last two keys where those have one (a tax revenue is no government revenue), else of its last. */
export function fieldText(
  { path, label }: Pick<Field, 'path' | 'label'>,
  country: CountryScenario,
  wording: Wording,
): string {
  const names = path.filter((key): key is string => typeof key === 'string' && !/^\d+$/.test(key));
  const candidates = [label, names.slice(-2).join('.'), names.at(-1)];
  const key = candidates.map((name) => `fiscal.field.${name}`).find((name) => wording.has(name));
  if (key === undefined) return path.join('/');
  const { currency, unit } = country;
  return wording.text(key as MessageKey, { currency, unit });
}

/** What a gap is of, in the reader's words: its figure, and for a benefit or an item its name. */
export function placeText(pointer: string, country: CountryScenario, wording: Wording): string {
  const path = pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const name = fieldText({ path: path.filter((key) => !/^(19|20|21)\d\d$/.test(`${key}`)) }, country, wording);
  const [section, first, , line] = path;
  const owner =
    section === 'packages'
      ? country.packages[first as number]?.lines[line as number]?.name
      : section === 'options'
        ? wording.text(`fiscal.option.${first}` as MessageKey)
        : undefined;
  return owner === undefined ? name : `${owner}: ${name}`;
}
