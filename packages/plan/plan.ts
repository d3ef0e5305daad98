import type { PlanDocument } from './plan-schema.ts';

/** A text in the languages it has been put into; English is always there. */
export interface Localized {
  readonly en: string;
  readonly fr?: string | undefined;
  readonly es?: string | undefined;
  readonly ar?: string | undefined;
}

/** One high-level output with the years it may be delivered in. Its number is this product's own, in document order. */
export interface PlanOutput {
  readonly id: string;
  /** Id of the component it belongs to. */
  readonly component: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly frameworkParagraphs: readonly string[];
  /** Output codes of the Programme and Budget 2022-23 only. */
  readonly programmeOutputs: readonly string[];
  readonly sdgTargets: readonly string[];
  readonly tags: readonly string[];
  readonly quantities: readonly string[];
}

export interface PlanComponent {
  readonly id: string;
  readonly number: number;
  readonly name: Localized;
  readonly shortName: Localized;
  /** Indicative budget in minor units of the plan's currency. */
  readonly budget: bigint;
  readonly outputs: readonly PlanOutput[];
}

/** A plan of action: components with indicative budgets, each divided into outputs without a cost of their own. */
export interface Plan {
  readonly id: string;
  readonly title: Localized;
  readonly currency: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Sum of the components' budgets, in minor units. */
  readonly budget: bigint;
  readonly components: readonly PlanComponent[];
  /** All outputs of all components, in plan order. */
  readonly outputs: readonly PlanOutput[];
  /** The document it was read from, amounts in minor-digit form: what digests and pages quote. */
  readonly document: PlanDocument;
}
