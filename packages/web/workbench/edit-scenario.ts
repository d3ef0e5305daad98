import { PRESETS, type PresetId, type ScenarioDocument } from '@tamwil/scenario';
import { isSame } from './is-same.ts';

/**
 * Changes to a scenario document, each a pure function from one document to the next. What is not named stays as it is,
 * also parts of the document that this page has no field for.
 */

export type PriorityLevel = 'high' | 'medium' | 'low';
type Source = ScenarioDocument['funding'][number];

/** The source that the field "money available" stands for. */
const AVAILABLE = 'available';

/** A new scenario: nothing assumed but the plan, no money yet. */
export function newScenarioDocument(name: string, sourceName: string): ScenarioDocument {
  return {
    schema: 'scenario/1',
    name,
    plan: 'gb343-ins-3-1',
    funding: [{ id: AVAILABLE, name: sourceName, amount: '0.00', stage: 'committed' }],
  };
}

/**
 * The amount of money available, when the whole funding is one plain source: one undated amount in the plan's currency
 * without conditions. Otherwise null: the sources speak for themselves and one field cannot stand for them.
 */
export function availableMoney(document: ScenarioDocument): string | null {
  const [source, ...others] = document.funding;
  return source !== undefined && others.length === 0 && isPlain(source) ? (source.amount ?? null) : null;
}

export function withAvailableMoney(document: ScenarioDocument, amount: string): ScenarioDocument {
  return { ...document, funding: document.funding.map((source) => ({ ...source, amount })) };
}

export function withName(document: ScenarioDocument, name: string): ScenarioDocument {
  return { ...document, name };
}

export function withAsOf(document: ScenarioDocument, asOf: string): ScenarioDocument {
  const { asOf: _before, ...rest } = document;
  return asOf === '' ? rest : { ...rest, asOf };
}

/** The preset that a document's program is, `null` when it is none of them (somebody edited it). */
export function presetOf(document: ScenarioDocument): PresetId | null {
  if (document.program === undefined) return 'reference-line';
  return PRESET_IDS.find((id) => isSame(PRESETS[id](), document.program)) ?? null;
}

export const PRESET_IDS = Object.keys(PRESETS) as PresetId[];

/** Chooses a preset. The reference line is what holds without a program, so it leaves none in the document. */
export function withPreset(document: ScenarioDocument, preset: PresetId): ScenarioDocument {
  const { program: _before, ...rest } = document;
  return preset === 'reference-line' ? rest : { ...rest, program: PRESETS[preset]() };
}

/** Places an output in a level with the reason for it, or takes it out of all levels. */
export function withPriority(
  document: ScenarioDocument,
  output: string,
  placement: { readonly level: PriorityLevel; readonly reason: string; readonly author: string } | null,
): ScenarioDocument {
  const { [output]: _before, ...others } = document.priorities ?? {};
  const priorities = placement === null ? others : { ...others, [output]: placement };
  const { priorities: _all, ...rest } = document;
  return Object.keys(priorities).length === 0 ? rest : { ...rest, priorities };
}

/** The amounts that somebody entered for outputs of a component, in currency units. */
export function enteredCosts(document: ScenarioDocument, component: string): Readonly<Record<string, string>> {
  return document.costing?.split?.[component]?.amounts ?? {};
}

/** Enters the cost of an output, in place of a share of it, or takes the entered cost out again. */
export function withOutputCost(
  document: ScenarioDocument,
  component: string,
  output: string,
  amount: string | null,
): ScenarioDocument {
  const { [component]: before = {}, ...otherComponents } = document.costing?.split ?? {};
  const { [output]: _amount, ...amounts } = before.amounts ?? {};
  const { [output]: _share, ...shares } = before.shares ?? {};
  const entered = amount === null ? amounts : { ...amounts, [output]: amount };
  const section = {
    ...(Object.keys(entered).length === 0 ? {} : { amounts: entered }),
    ...(Object.keys(shares).length === 0 ? {} : { shares }),
  };
  const split = Object.keys(section).length === 0 ? otherComponents : { ...otherComponents, [component]: section };
  const { split: _split, ...otherCosting } = document.costing ?? {};
  const costing = Object.keys(split).length === 0 ? otherCosting : { ...otherCosting, split };
  const { costing: _costing, ...rest } = document;
  return Object.keys(costing).length === 0 ? rest : { ...rest, costing };
}

function isPlain(source: Source): boolean {
  const {
    id: _id,
    name: _name,
    kind: _kind,
    donor: _donor,
    agreement: _agreement,
    amount,
    stage: _stage,
    ...conditions
  } = source;
  return amount !== undefined && Object.keys(conditions).length === 0;
}
