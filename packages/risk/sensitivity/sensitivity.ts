import type { WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { formatAmount, parseAmount } from '@tamwil/money';
import { withinWork } from '@tamwil/scenario';
import * as z from 'zod';
import { type Asked, askedSchema, readAsked, riskFault } from '../request.ts';
import { type Outcome, type OutcomeOrFaults, outcomeOf, outcomeOfDocument } from './outcome.ts';
import { patched } from './patched.ts';

const place = z.string().min(1).max(500);
const value = z.union([z.string().max(90), z.int(), z.boolean(), z.null()]);
const MOST_INPUTS = 200;
const MOST_VALUES = 50;

const shape = {
  inputs: z
    .array(z.strictObject({ pointer: place, low: value, high: value }))
    .max(MOST_INPUTS)
    .optional(),
  sweep: z
    .strictObject({
      rows: z.strictObject({ pointer: place, values: z.array(value).min(1).max(MOST_VALUES) }),
      columns: z.strictObject({ pointer: place, values: z.array(value).min(1).max(MOST_VALUES) }),
    })
    .optional(),
};

/** The body of `POST /v1/evaluations/sensitivity`. */
export const sensitivitySchema = askedSchema(shape);

type Value = z.infer<typeof value>;

/** The JSON of `POST /v1/evaluations/sensitivity`. */
export interface SensitivityAnswer {
  readonly base: Outcome;
  /** One input at a time, the others as they are; in the order asked. */
  readonly inputs: readonly {
    readonly pointer: string;
    readonly low: { readonly value: Value; readonly outcome: OutcomeOrFaults };
    readonly high: { readonly value: Value; readonly outcome: OutcomeOrFaults };
    /** Gap at the high value less gap at the low one; null when one of them cannot be computed. */
    readonly swing: string | null;
  }[];
  /** Two inputs together: one list per row value, in the order of the column values. */
  readonly sweep: null | {
    readonly rows: { readonly pointer: string; readonly values: readonly Value[] };
    readonly columns: { readonly pointer: string; readonly values: readonly Value[] };
    readonly outcomes: readonly (readonly OutcomeOrFaults[])[];
  };
}

/**
 * How far single inputs move the result, and two of them together. An input is any value of the scenario document,
 * named by its JSON Pointer; a value that makes the scenario faulty is a row that says so.
 *
 * @param json `{ scenario, inputs: [{ pointer, low, high }], sweep: { rows, columns } }`
 * @param within counts the work of all values together; without it each has the engine's own bound
 */
export function sensitivityAnswer(json: unknown, within?: WorkMeter): Checked<SensitivityAnswer> {
  const asked = readAsked(json, shape);
  return asked.ok ? withinWork(() => vary(asked.value, within)) : asked;
}

type Question = z.infer<z.ZodObject<typeof shape>>;

function vary({ scenario, question }: Asked<Question>, within: WorkMeter | undefined): Checked<SensitivityAnswer> {
  const { document } = scenario;
  const { inputs = [], sweep } = question;
  const places = [
    ...inputs.map(({ pointer }, index) => ({ pointer, at: `/inputs/${index}/pointer` })),
    ...(sweep === undefined
      ? []
      : [
          { pointer: sweep.rows.pointer, at: '/sweep/rows/pointer' },
          { pointer: sweep.columns.pointer, at: '/sweep/columns/pointer' },
        ]),
  ];
  const lost = places.filter(({ pointer }) => patched(document, pointer, '0') === undefined);
  if (lost.length > 0) {
    const faults = lost.map(({ pointer, at }) =>
      riskFault('no-such-place', at, `${JSON.stringify(pointer)} leads nowhere.`),
    );
    return { ok: false, faults };
  }
  const base = outcomeOf(scenario, within);
  if (!base.ok) return base;
  const at = (pointer: string, each: Value): OutcomeOrFaults =>
    outcomeOfDocument(patched(document, pointer, each), within);
  return {
    ok: true,
    value: {
      base: base.value,
      inputs: inputs.map(({ pointer, low, high }) => {
        const [lowest, highest] = [at(pointer, low), at(pointer, high)];
        return {
          pointer,
          low: { value: low, outcome: lowest },
          high: { value: high, outcome: highest },
          swing: swingOf(lowest, highest, scenario.digits),
        };
      }),
      sweep:
        sweep === undefined
          ? null
          : {
              ...sweep,
              outcomes: sweep.rows.values.map((row) => {
                const half = patched(document, sweep.rows.pointer, row);
                return sweep.columns.values.map((column) =>
                  outcomeOfDocument(patched(half, sweep.columns.pointer, column), within),
                );
              }),
            },
    },
  };
}

function swingOf(low: OutcomeOrFaults, high: OutcomeOrFaults, digits: number): string | null {
  if ('faults' in low || 'faults' in high) return null;
  const gap = ({ gap: text }: Outcome): bigint => parseAmount(text, digits) as bigint;
  return formatAmount(gap(high) - gap(low), digits);
}
