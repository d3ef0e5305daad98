export { applyRule, type RuleError } from './apply-rule.ts';
export type { ClaimsRule, WeightedRule } from './claims-rule.ts';
export { RULES, type RuleName } from './gallery.ts';
export { type RulesAnswer, rulesAnswer } from './rules-answer.ts';
export { type RulesRequest, readRulesRequest, rulesRequestSchema } from './rules-request.ts';
