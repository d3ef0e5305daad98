/** What one address may do: `burst` at once, then `perSecond`. */
export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

/** Addresses remembered at once; the longest unseen is forgotten first. A full bucket and no bucket are the same. */
const MOST_ADDRESSES = 10_000;

/**
 * A token bucket for each address, in the memory of one instance of the function: several instances allow as many times
 * more, which the gateway's own throttle bounds.
 *
 * @returns Takes one token of an address at a time in seconds; the seconds to wait when there is none, else 0.
 */
export function tokenBuckets({ burst, perSecond }: BucketSize): (address: string, seconds: number) => number {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (address, seconds) => {
    const before = buckets.get(address) ?? { tokens: burst, at: seconds };
    const tokens = Math.min(burst, before.tokens + Math.max(0, seconds - before.at) * perSecond);
    const isEmpty = tokens < 1;
    buckets.delete(address);
    buckets.set(address, { tokens: isEmpty ? tokens : tokens - 1, at: seconds });
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_ADDRESSES && oldest !== undefined) buckets.delete(oldest);
    return isEmpty ? Math.ceil((1 - tokens) / perSecond) : 0;
  };
}
