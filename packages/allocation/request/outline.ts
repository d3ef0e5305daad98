import { parseAmount } from '@tamwil/money';
import type { AllocationFaultCode } from '../fault-codes.ts';
import type { FaultList } from './fault-list.ts';

/**
 * What can be made out of a request whose shape may be wrong in places: what is missing or of another type is left
 * out, so that all other faults are still found in the same pass. Amounts are minor units.
 */
export interface Outline {
  readonly targets: readonly TargetOutline[];
  readonly sources: readonly SourceOutline[];
  readonly direction: 'fund' | 'cut';
  readonly stages: readonly StageOutline[];
  readonly minimumViable: { readonly release: readonly Named[]; readonly protected: readonly Named[] } | null;
}

/** A name with the place where it stands. */
export interface Named {
  readonly name: string;
  readonly path: readonly PropertyKey[];
}

/** A text with the place where it stands. */
export interface Placed {
  readonly text: string;
  readonly path: readonly PropertyKey[];
}

export interface TargetOutline {
  readonly id: string | undefined;
  readonly unit: string | undefined;
  readonly group: string | undefined;
}

export interface SourceOutline {
  readonly id: string | undefined;
  readonly amount: bigint | undefined;
  readonly for: '*' | readonly Named[] | undefined;
  readonly atMost: readonly Named[];
  readonly booked: readonly { readonly target: Named | undefined; readonly amount: bigint | undefined }[];
}

export interface StageOutline {
  readonly id: string | undefined;
  /** Keys that are there, whatever their values. */
  readonly keys: ReadonlySet<string>;
  readonly to: '*' | readonly Named[] | { readonly groups: readonly Named[] };
  readonly share: string | undefined;
  readonly select: string | undefined;
  readonly by: boolean;
  readonly weights: readonly (Named & { readonly text: string | undefined })[];
  readonly weightsWithin: readonly (Named & { readonly text: string | undefined })[];
  readonly value: readonly Named[];
  readonly pairs: readonly Named[];
  readonly must: readonly Named[];
  readonly percentages: readonly Placed[];
  readonly limitOfFunds: boolean;
  readonly ratio: Placed | undefined;
}

type Path = readonly PropertyKey[];

/** Reads an outline, noting every amount that is none. `digits`: the currency's minor digits, null when unknown. */
export function outlineOf(json: unknown, digits: number | null, faults: FaultList): Outline {
  const amount = (value: unknown, path: Path): bigint | undefined => {
    if (typeof value === 'bigint') return value;
    if (typeof value !== 'string') return undefined;
    // Without a known currency the most lenient one is assumed, so that no fault is invented.
    const read = parseAmount(value, digits ?? 3);
    if (typeof read === 'bigint') return read;
    faults.add(path, AMOUNT_FAULTS[read], `${JSON.stringify(value.slice(0, 40))} is ${AMOUNT_DETAILS[read]}`);
    return undefined;
  };
  const root = record(json);
  const program = record(root.program);
  const minima = program.minimumViable;
  return {
    targets: list(root.targets).map((entry, index) => targetOutline(record(entry), ['targets', index], amount)),
    sources: list(root.sources).map((entry, index) => sourceOutline(record(entry), ['sources', index], amount)),
    direction: program.direction === 'cut' ? 'cut' : 'fund',
    stages: list(program.stages).map((entry, index) =>
      stageOutline(record(entry), ['program', 'stages', index], amount),
    ),
    minimumViable:
      minima === undefined
        ? null
        : {
            release: names(record(minima).release, ['program', 'minimumViable', 'release']),
            protected: names(record(minima).protected, ['program', 'minimumViable', 'protected']),
          },
  };
}

const AMOUNT_FAULTS = {
  'not-a-decimal': 'amount-not-decimal',
  negative: 'amount-negative',
  'too-precise': 'amount-too-precise',
  'too-large': 'amount-too-large',
} as const satisfies Record<string, AllocationFaultCode>;

const AMOUNT_DETAILS = {
  'not-a-decimal': 'no plain decimal amount.',
  negative: 'below zero.',
  'too-precise': 'more precise than the currency.',
  'too-large': 'longer than 16 digits before the decimal point.',
} as const;

type ReadAmount = (value: unknown, path: Path) => bigint | undefined;

function targetOutline(entry: Loose, path: Path, amount: ReadAmount): TargetOutline {
  amount(entry.claim, [...path, 'claim']);
  for (const [name, value] of Object.entries(record(entry.fields))) amount(value, [...path, 'fields', name]);
  return { id: text(entry.id), unit: text(entry.unit), group: text(entry.group) };
}

function sourceOutline(entry: Loose, path: Path, amount: ReadAmount): SourceOutline {
  const atMost = Object.entries(record(entry.atMost)).map(([name, value]) => {
    const place = [...path, 'atMost', name];
    amount(value, place);
    return { name, path: place };
  });
  return {
    id: text(entry.id),
    amount: amount(entry.amount, [...path, 'amount']),
    for: entry.for === '*' ? '*' : Array.isArray(entry.for) ? names(entry.for, [...path, 'for']) : undefined,
    atMost,
    booked: list(entry.booked).map((item, index) => {
      const place = [...path, 'booked', index];
      const name = text(record(item).target);
      return {
        target: name === undefined ? undefined : { name, path: [...place, 'target'] },
        amount: amount(record(item).amount, [...place, 'amount']),
      };
    }),
  };
}

function stageOutline(entry: Loose, path: Path, amount: ReadAmount): StageOutline {
  const [upTo, limit, to] = [record(entry.upTo), record(entry.limit), entry.to];
  amount(upTo.amount, [...path, 'upTo', 'amount']);
  amount(limit.amount, [...path, 'limit', 'amount']);
  const placed = (value: unknown, place: Path): Placed[] =>
    typeof value === 'string' ? [{ text: value, path: place }] : [];
  const keyed = (key: 'weights' | 'weightsWithin' | 'value') =>
    Object.entries(record(entry[key])).map(([name, value]) => ({
      name,
      path: [...path, key, name],
      text: text(value),
    }));
  const pairs = (key: 'requires' | 'excludes') =>
    list(entry[key]).flatMap((pair, index) => names(pair, [...path, key, index]));
  return {
    id: text(entry.id),
    keys: new Set(Object.entries(entry).flatMap(([key, value]) => (value === undefined ? [] : [key]))),
    to:
      to === undefined || typeof to === 'string'
        ? '*'
        : Array.isArray(to)
          ? names(to, [...path, 'to'])
          : { groups: names(record(to).groups, [...path, 'to', 'groups']) },
    share: text(entry.share),
    select: text(entry.select),
    by: entry.by !== undefined,
    weights: keyed('weights'),
    weightsWithin: keyed('weightsWithin'),
    value: keyed('value'),
    pairs: [...pairs('requires'), ...pairs('excludes')],
    must: names(entry.must, [...path, 'must']),
    percentages: [
      ...placed(upTo.percentOfClaim, [...path, 'upTo', 'percentOfClaim']),
      ...placed(limit.percentOfFunds, [...path, 'limit', 'percentOfFunds']),
    ],
    limitOfFunds: limit.percentOfFunds !== undefined,
    ratio: placed(entry.minFundingRatio, [...path, 'minFundingRatio'])[0],
  };
}

/** Keys of any place in a request, each with whatever value it has. */
type Loose = {
  readonly [key in
    | 'program'
    | 'targets'
    | 'sources'
    | 'direction'
    | 'stages'
    | 'minimumViable'
    | 'release'
    | 'protected'
    | 'id'
    | 'claim'
    | 'unit'
    | 'group'
    | 'groups'
    | 'fields'
    | 'amount'
    | 'for'
    | 'atMost'
    | 'booked'
    | 'target'
    | 'to'
    | 'upTo'
    | 'percentOfClaim'
    | 'share'
    | 'select'
    | 'by'
    | 'weights'
    | 'weightsWithin'
    | 'value'
    | 'requires'
    | 'excludes'
    | 'must'
    | 'limit'
    | 'percentOfFunds'
    | 'minFundingRatio']?: unknown;
};

function record(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function names(value: unknown, path: Path): Named[] {
  return list(value).flatMap((name, index) => (typeof name === 'string' ? [{ name, path: [...path, index] }] : []));
}
