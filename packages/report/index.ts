export {
  DISCLAIMERS,
  type Disclaimer,
  type Localized,
  type Position,
  type RedactedView,
  redactedViewSchema,
  type ViewComponent,
  type ViewContribution,
  type ViewFundingGroup,
  type ViewOutput,
} from './redacted-view-schema.ts';
