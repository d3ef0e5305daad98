import type * as z from 'zod';
import type { Country } from '../country.ts';
import type { Exact } from '../exact.ts';
import type { Reading } from '../figure.ts';

/** The eight options by the ids that are stored. Their order in publications has changed, so no position is. */
export const OPTION_IDS = [
  'contributions',
  'tax',
  'illicit-flows',
  'reallocation',
  'reserves',
  'debt',
  'macro',
  'aid',
] as const;
export type OptionId = (typeof OPTION_IDS)[number];

/** A part of an option that has a yield of its own; overlaps are between parts. */
export type PartId =
  | 'contributions'
  | 'tax.target'
  | 'tax.buoyancy'
  | 'illicit-flows'
  | 'reallocation'
  | 'reserves.foreign'
  | 'reserves.fiscal'
  | 'debt.restructuring'
  | 'debt.room'
  | 'debt.concessional'
  | 'macro'
  | 'aid';

export interface OptionPart {
  readonly id: PartId;
  /** A flow comes every year; a stock is used up: it is spread over stated years and ends. */
  readonly kind: 'flow' | 'stock';
  /** Whether it is borrowed, and so raises the debt of the scenario path. */
  readonly borrowed: boolean;
  /** The last year in which it yields something, for what ends; null for what does not. */
  readonly endYear: number | null;
  /**
   * What it yields in a year, in currency units; null when a figure is missing (which is then named). Negative values
   * are no yield: they are shown as what would be required instead (consolidation, for `macro`).
   */
  readonly yieldOf: (reading: Reading, year: number) => Exact | null;
  /** Figures that are shown beside the yield and never added to it. */
  readonly beside?: readonly BesideFigure[];
}

export interface BesideFigure {
  readonly code: 'new-contributors' | 'entitlements' | 'import-cover' | 'grants-received';
  readonly valueOf: (reading: Reading, year: number) => Exact | null;
  readonly kind: 'amount' | 'count' | 'ratio';
}

/** One of the eight options: what it asks for and what it yields. */
export interface FiscalOption<Schema extends z.ZodType = z.ZodType> {
  readonly id: OptionId;
  readonly title: string;
  /** Where the method is from. */
  readonly source: string;
  /** What a reader must know of the yield. */
  readonly notes: readonly string[];
  readonly schema: Schema;
  readonly parts: (input: z.output<Schema>, country: Country, pointer: string) => readonly OptionPart[];
}

/** Keeps the type of the schema, so that `parts` sees what was read. */
export function fiscalOption<Schema extends z.ZodType>(option: FiscalOption<Schema>): FiscalOption<Schema> {
  return option;
}
