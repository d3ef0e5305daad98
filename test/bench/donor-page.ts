import { gzipSync } from 'node:zlib';
import { redactedView } from '@tamwil/report';
import { evaluate, readScenario } from '@tamwil/scenario';
import { renderDonorPage } from '@tamwil/web/donor/render-donor-page.tsx';
import type { BenchCase } from './case.ts';
import { yearScenario } from './scenarios.ts';

function view() {
  const read = readScenario(yearScenario());
  const evaluation = read.ok ? evaluate(read.value) : read;
  if (!read.ok || !evaluation.ok) throw new Error('The scenario has faults.');
  const made = redactedView({
    scenario: read.value,
    evaluation: evaluation.value,
    version: 1,
    clearedOn: '2022-03-01',
    title: 'Position for the round table',
    donor: null,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.value;
}

/** What a donor waits for: the page rendered from the stored view, and its bytes on the line. */
export function donorPageCases(): BenchCase[] {
  const shown = view();
  const context = {
    digest: 'a'.repeat(64),
    path: 'page',
    downloads: ['xlsx', 'csv', 'json'] as const,
    laterPosition: false,
  };
  return (['en', 'ar'] as const).map((language) => {
    let page = '';
    return {
      area: 'donor page',
      name: `render, ${language}`,
      bar: 'p50 at most 20 ms; at most 60 KB gzip',
      iterations: 60,
      run: () => {
        page = renderDonorPage(shown, { language, digits: 'latn', ...context });
      },
      note: () => `${(gzipSync(page).length / 1000).toFixed(1)} KB gzip`,
    };
  });
}
