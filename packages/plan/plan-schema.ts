import * as z from 'zod';

/** Ids stand in keys of records, in cell ids (`C1.4/2024`) and in addresses, so they take no slash and no blank. */
const id = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'An id is letters, digits, ".", "_" and "-".');
const text = z.string().min(1).max(2000);
const localized = z.strictObject({ en: text, fr: text.optional(), es: text.optional(), ar: text.optional() });
const year = z.int().min(1900).max(2200);
const code = z.string().min(1).max(40);
const amount = z.string().max(40);

const output = z.strictObject({
  id,
  title: localized,
  summary: localized,
  firstYear: year,
  lastYear: year,
  frameworkParagraphs: z.array(code).max(200).optional(),
  programmeOutputs: z.array(code).max(200).optional(),
  sdgTargets: z.array(code).max(200).optional(),
  tags: z.array(code).max(50).optional(),
  quantities: z.array(text).max(20).optional(),
});

const component = z.strictObject({
  id,
  number: z.int().min(1).max(1000),
  name: localized,
  shortName: localized,
  indicativeBudget: amount,
  outputs: z.array(output).min(1).max(500),
});

const fact = z.strictObject({
  paragraph: z.int().min(1).max(10_000),
  en: text,
  unit: z.string().min(1).max(80),
  minimum: z.int().optional(),
  baseline: z.int().optional(),
  baselineYear: year.optional(),
  year: year.optional(),
});

/** The JSON shape of a plan document; amounts are decimal strings in currency units. */
export const planSchema = z.strictObject({
  id,
  document: z.string().max(200),
  body: z.string().max(400),
  title: localized,
  currency: z.string().max(3),
  firstYear: year,
  lastYear: year,
  indicative: z.boolean(),
  totalBudget: amount,
  notes: z.record(z.string().max(60), text).optional(),
  facts: z.array(fact).max(100).optional(),
  components: z.array(component).min(1).max(100),
});

export type PlanDocument = z.infer<typeof planSchema>;
