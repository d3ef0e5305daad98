import { ALLOCATION_FAULTS, FUNDING_PATH_FAULTS } from '@tamwil/allocation';
import { COSTING_FAULTS } from '@tamwil/costing';
import { type FaultCatalogue, SHAPE_FAULTS } from '@tamwil/fault';
import { FISCAL_SPACE_FAULTS } from '@tamwil/fiscal-space';
import { FUNDING_FAULTS } from '@tamwil/funding';
import { PLAN_FAULTS } from '@tamwil/plan';
import { REPORT_FAULTS } from '@tamwil/report';
import { RISK_FAULTS } from '@tamwil/risk';
import { JSON_FAULTS, SCENARIO_FAULTS } from '@tamwil/scenario';
import { CHAIN_FAULTS, STORE_FAULTS } from '@tamwil/store';
import { HTTP_FAULTS } from './http/http-faults.ts';
import { REQUEST_FAULTS } from './staff-api/fault-codes.ts';

/** Every closed catalogue of the product with the words that say where its codes come up. */
const CATALOGUES: readonly (readonly [where: string, catalogue: FaultCatalogue])[] = [
  ['the text of any document', JSON_FAULTS],
  ['the shape of any document', SHAPE_FAULTS],
  ['plans and selectors', PLAN_FAULTS],
  ['allocation requests and programs', ALLOCATION_FAULTS],
  ['funding paths', FUNDING_PATH_FAULTS],
  ['the `costing` of a scenario', COSTING_FAULTS],
  ['the `funding` of a scenario', FUNDING_FAULTS],
  ['scenarios', SCENARIO_FAULTS],
  ['questions about a scenario', RISK_FAULTS],
  ['country scenarios', FISCAL_SPACE_FAULTS],
  ['files and donor views', REPORT_FAULTS],
  ['saving and the workflow', STORE_FAULTS],
  ['links and recalculations', REQUEST_FAULTS],
  ['exported logs', CHAIN_FAULTS],
];

interface Section {
  readonly status?: number;
  readonly title?: string;
  readonly entries: { readonly where: string; readonly meaning: string; readonly fix: string }[];
}

/** docs/errors.md: one section for every code that any answer can carry, made from the catalogues alone. */
export function errorsPage(): string {
  const sections = new Map<string, Section>();
  for (const [code, { status, title, meaning, fix }] of Object.entries(HTTP_FAULTS)) {
    sections.set(code, { status, title, entries: [{ where: 'answers', meaning, fix }] });
  }
  for (const [where, catalogue] of CATALOGUES) {
    for (const [code, { meaning, fix }] of Object.entries(catalogue)) {
      const section = sections.get(code) ?? { entries: [] };
      sections.set(code, section);
      section.entries.push({ where, meaning, fix });
    }
  }
  const byCode = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${INTRODUCTION}\n${byCode.map(([code, section]) => sectionText(code, section)).join('\n')}`;
}

function sectionText(code: string, { status, title, entries }: Section): string {
  const head = status === undefined ? '' : `*${title}.* Status ${status}.\n\n`;
  const lines = entries.map(({ where, meaning, fix }) => `- In ${where}: ${meaning} **Mend it:** ${fix}`);
  return `## ${code}\n\n${head}${lines.join('\n')}\n`;
}

const INTRODUCTION = `# Error codes

Made from the catalogues in the code by \`npm run docs\`; a test holds the two against each other.

Every refusal is a problem document (RFC 9457, \`application/problem+json\`) whose \`code\` is one of those below that have a
status. What is wrong inside a document stands in \`errors\`: a JSON Pointer, a code, a sentence, often a remedy. All faults
come at once, the first hundred spelt out, \`errorCount\` the total. The command line prints the same document and exits
with 2. Answers made by the gateway itself, before any function runs, are \`{"message": "..."}\`.
`;
