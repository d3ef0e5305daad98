import { type RulesAnswer, readRulesRequest, rulesAnswer } from '@tamwil/allocation';
import type { Command } from '../command.ts';

/** `POST /v1/allocations/rules`. */
export const rulesCommand: Command<RulesAnswer> = {
  name: 'rules',
  summary: 'one claims problem under all fourteen rules',
  takes: 'the body of POST /v1/allocations/rules: currency, available, claims',
  run(document) {
    const request = readRulesRequest(document);
    return request.ok ? { ok: true, value: rulesAnswer(request.value) } : request;
  },
  table: ({ rules }) => {
    const targets = rules.find(({ awards }) => awards.length > 0)?.awards.map(({ target }) => target) ?? [];
    return {
      heading: ['rule', ...targets],
      rows: rules.map(({ rule, awards, error }) => [
        rule,
        ...(error === null ? awards.map(({ award }) => award) : [error]),
      ]),
    };
  },
};
