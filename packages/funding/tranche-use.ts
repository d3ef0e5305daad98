import type { EngineSource } from './engine-sources.ts';

/** What an engine source paid, back on its tranches: the earlier one is used first. Minor units, by tranche position. */
export function useByTranche({ tranches }: Pick<EngineSource, 'tranches'>, used: bigint): Map<number, bigint> {
  let left = used;
  const byTranche = new Map<number, bigint>();
  for (const { index, amount } of tranches) {
    const part = left < amount ? left : amount;
    byTranche.set(index, (byTranche.get(index) ?? 0n) + part);
    left -= part;
  }
  return byTranche;
}
