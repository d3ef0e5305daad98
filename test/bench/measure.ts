import type { BenchCase } from './case.ts';

/** Figures of one case. Times in milliseconds, memory in mebibytes: the growth of the heap's peak during the case. */
export interface Measured {
  readonly area: string;
  readonly name: string;
  readonly bar: string;
  readonly p50: number;
  readonly p95: number;
  readonly calls: number;
  readonly memory: number;
  readonly yardstick: { readonly name: string; readonly p50: number; readonly ratio: number } | null;
  readonly note: string | null;
}

/**
 * Runs a case and its yardstick in turn (A B A B ...), so that a machine that slows down slows both. The first call of
 * each is not counted.
 */
export async function measure(each: BenchCase): Promise<Measured> {
  const { yardstick } = each;
  await each.run();
  if (yardstick) await yardstick.run();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const own: number[] = [];
  const other: number[] = [];
  const turns = Math.max(each.iterations, yardstick?.iterations ?? 0);
  for (let turn = 0; turn < turns; turn += 1) {
    if (turn < each.iterations) own.push(await timed(each.run));
    peak = Math.max(peak, process.memoryUsage().rss);
    if (yardstick && turn < yardstick.iterations) other.push(await timed(yardstick.run));
  }
  const p50 = quantile(own, 0.5);
  return {
    area: each.area,
    name: each.name,
    bar: each.bar,
    p50,
    p95: quantile(own, 0.95),
    calls: own.length,
    memory: (peak - before) / 2 ** 20,
    yardstick: yardstick
      ? { name: yardstick.name, p50: quantile(other, 0.5), ratio: quantile(other, 0.5) / p50 }
      : null,
    note: each.note?.() ?? null,
  };
}

async function timed(run: BenchCase['run']): Promise<number> {
  const start = performance.now();
  const pending = run();
  // A synchronous call is timed without the turn of the event loop that await would add.
  const result = pending instanceof Promise ? await pending : pending;
  const outside = performance.now() - start;
  return isSelfTimed(result) ? result.milliseconds : outside;
}

function isSelfTimed(result: unknown): result is { milliseconds: number } {
  return (
    typeof result === 'object' &&
    result !== null &&
    typeof (result as { milliseconds?: unknown }).milliseconds === 'number'
  );
}

/** The value below which the given share of the measurements lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
