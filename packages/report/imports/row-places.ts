import { type Fault, pointerOf } from '@tamwil/fault';

interface Place<Column extends string> {
  readonly row: number;
  readonly column: Column;
}

/**
 * Which cell said which place of a document that is built from the rows of a table, so that what is wrong with the
 * document is said of the cell.
 *
 * @param columns where a step below a known place has the name of one of them, that is the cell: `/0/tranches/1` with
 * `rate` below is the rate in the tranche's row, also when it is empty
 * @param first the cell to name where no row said anything
 */
export function rowPlaces<Column extends string>(columns: readonly Column[], first: Column) {
  const places = new Map<string, Place<Column>>();
  const isColumn = (step: string): step is Column => (columns as readonly string[]).includes(step);

  function placeOf(pointer: string): Place<Column> {
    const steps = pointer.split('/').slice(1);
    for (let length = steps.length; length > 0; length--) {
      const place = places.get(`/${steps.slice(0, length).join('/')}`);
      if (place === undefined) continue;
      const below = steps.slice(length).findLast(isColumn);
      return below === undefined ? place : { row: place.row, column: below };
    }
    return { row: 0, column: first };
  }

  return {
    /** The first cell that says a place keeps it. */
    mark(path: readonly PropertyKey[], row: number, column: Column): void {
      const pointer = pointerOf(path);
      if (!places.has(pointer)) places.set(pointer, { row, column });
    },
    /** The fault of a place as one of its cell. */
    atCell(fault: Fault): Fault {
      const { row, column } = placeOf(fault.pointer);
      return { ...fault, pointer: pointerOf(['rows', row, column]) };
    },
  };
}

/** Faults of cells in the order in which a table is read. */
export function inRowOrder(faults: readonly Fault[], columns: readonly string[]): Fault[] {
  const rank = ({ pointer }: Fault): readonly [number, number] => {
    const [, row = '0', column = ''] = /^\/rows\/(\d+)\/(\w+)$/.exec(pointer) ?? [];
    return [Number(row), columns.indexOf(column)];
  };
  return faults
    .map((fault) => ({ fault, at: rank(fault) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .map(({ fault }) => fault);
}
