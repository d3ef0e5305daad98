import { isCurrency } from '@tamwil/money';
import * as z from 'zod';
import { debtPathSchema } from './debt-schema.ts';
import { figureSchema, idSchema, NUMBER, seriesSchema, textSchema, yearSchema } from './figure.ts';
import { optionsSchema } from './options/eight-options.ts';
import { packageSchema } from './package-schema.ts';
import { profileSchema } from './profile-schema.ts';

/** Which meaning of "fiscal space" the user works with; it is printed with every range. */
const definitionSchema = z.union([
  z.enum(['ilo', 'world-bank', 'imf']),
  z.strictObject({ text: textSchema, source: textSchema }),
]);

/** Which share of one counted part is not contained in another that draws on the same money. */
const additionalSchema = z.strictObject({
  part: z.string().max(40),
  beside: z.string().max(40),
  share: NUMBER.share,
  reason: textSchema,
});

const presentValueSchema = z.strictObject({
  rate: figureSchema('rate'),
  /** Year at whose start the value stands, not after firstYear; flows of a year come at its start or end. */
  baseYear: yearSchema,
  timing: z.enum(['start', 'end']),
  /** A nominal rate discounts the amounts as they are; a real one the amounts at the prices of the base year. */
  kind: z.enum(['nominal', 'real']),
});

/**
 * One country: what is known of it, benefit packages, options to pay for them, the debt path. Amounts over the whole
 * country (GDP, spending, reserves) are in `unit` of `currency`; amounts a person (benefits, earnings) in single units.
 */
export const countryScenarioSchema = z.strictObject({
  format: z.literal('country-scenario/1'),
  id: idSchema,
  name: textSchema,
  /** For the totals of a portfolio. */
  region: textSchema.optional(),
  incomeGroup: textSchema.optional(),
  currency: z.string().refine(isCurrency, {
    error: 'This is not the code of a currency in force.',
    params: { code: 'unknown-currency', fix: 'Send a code such as "USD".' },
  }),
  unit: z.enum(['one', 'thousand', 'million', 'billion']),
  /** Units of the country's currency per one of the portfolio's. */
  exchangeRate: seriesSchema('divisor').optional(),
  firstYear: yearSchema,
  lastYear: yearSchema,
  definition: definitionSchema,
  profile: profileSchema,
  packages: z.array(packageSchema).max(20),
  options: optionsSchema.optional(),
  additional: z.array(additionalSchema).max(20).optional(),
  debtPath: debtPathSchema.optional(),
  presentValue: presentValueSchema.optional(),
});
export type CountryScenario = z.output<typeof countryScenarioSchema>;

/** The definitions that can be named by a word. */
export const DEFINITIONS = {
  ilo: {
    text: 'Budgetary capacity of a government to provide resources without endangering its financial position or the economy.',
    source: 'ILO, Assessment-Based National Dialogue guide, module 13',
  },
  'world-bank': {
    text: 'Availability of budgetary resources for a government to service its financial obligations.',
    source: 'World Bank, Policy Research Working Paper 8157 (2017)',
  },
  imf: {
    text: 'A judgement in several dimensions on whether a government can raise spending or lower taxes without endangering market access and debt sustainability; not one number.',
    source: 'IMF, Assessing Fiscal Space: An Update and Stocktaking (2018)',
  },
} as const;
