/**
 * Names of outputs with neighbours in the plan's order as a run: C1.1 to C1.4 and C2.1 are "C1.1–C1.4, C2.1". A run
 * stays inside a component, so that a reader never has to know how many outputs a component has.
 */
export function outputRuns(
  chosen: ReadonlySet<string>,
  outputs: readonly { readonly id: string; readonly component: string }[],
): string {
  const runs: string[][] = [];
  let runsIn: string | null = null;
  for (const { id, component } of outputs) {
    if (!chosen.has(id)) {
      runsIn = null;
    } else if (runsIn === component) {
      runs.at(-1)!.push(id);
    } else {
      runs.push([id]);
      runsIn = component;
    }
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}
