/**
 * `npm run bench`: prints a table and writes bench-results.json; `-- --document` also rewrites docs/performance.md. Times
 * are of this machine and run; what carries over are the ratios, each taken in one run against the yardstick beside it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { allocationCases } from './allocation.ts';
import { bundleCases } from './bundles.ts';
import type { BenchCase } from './case.ts';
import { donorPageCases } from './donor-page.ts';
import { fiscalSpaceCases } from './fiscal-space.ts';
import { type Measured, measure } from './measure.ts';
import { scenarioCases } from './scenario.ts';
import { serviceCases, startService } from './service.ts';
import { simulationCases } from './simulation.ts';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const measured: Measured[] = [];

async function run(cases: readonly BenchCase[]): Promise<void> {
  for (const each of cases) {
    if (wanted.length > 0 && !wanted.some((word) => `${each.area} ${each.name}`.includes(word))) continue;
    const figures = await measure(each);
    measured.push(figures);
    console.log(row(figures));
  }
}

execFileSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
await run(allocationCases);
await run(scenarioCases());
await run(simulationCases());
await run(fiscalSpaceCases);
await run(bundleCases());
await run(donorPageCases());
const service = await startService();
try {
  await run(serviceCases(service));
} finally {
  service.close();
}

writeFileSync('bench-results.json', `${JSON.stringify(measured, null, 2)}\n`);
if (process.argv.includes('--document')) document();

function document(): void {
  const page = readFileSync('docs/performance.md', 'utf8');
  const [before] = page.split('<!-- measured -->');
  const head =
    '| area | case | bar | p50 ms | p95 ms | MiB | yardstick | ratio | note |\n|---|---|---|---:|---:|---:|---|---:|---|';
  const where = `Node ${process.version}, ${cpus().length} cores.`;
  writeFileSync(
    'docs/performance.md',
    `${before}<!-- measured -->\n\n${where}\n\n${head}\n${measured.map(row).join('\n')}\n`,
  );
}

function row({ area, name, bar, p50, p95, memory, yardstick, note }: Measured): string {
  const figure = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const against =
    yardstick === null ? ' | ' : `${yardstick.name}: ${figure(yardstick.p50)} ms | ${figure(yardstick.ratio)}`;
  return `| ${area} | ${name} | ${bar} | ${figure(p50)} | ${figure(p95)} | ${Math.round(memory)} | ${against} | ${note ?? ''} |`;
}
