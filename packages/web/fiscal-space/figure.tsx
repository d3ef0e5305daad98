import { READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt, withoutFigure } from './edit-country.ts';
import { fieldText } from './field-text.ts';
import type { Field } from './fields.ts';
import type { FigureTableProps } from './figure-table.tsx';
import { asValue, asValues, readingOf, type StoredFigure, withReading, yearOfNew, yearsOf } from './stored-figure.ts';
import { TypedNumber, TypedText, TypedYear } from './typed-number.tsx';

interface FigureProps extends Omit<FigureTableProps, 'fields'> {
  readonly field: Field & { readonly name?: string };
}

/** One figure in its row, or in a row for each of its years. */
export function Figure(props: FigureProps): VNode {
  const { index, country, of, field, kind, hasEditions = false } = props;
  const { text, plain } = wording.value;
  const { path, extra, beside } = field;
  const figure = at(country, path) as StoredFigure | undefined;
  const name = field.name ?? fieldText(field, country, wording.value);
  const label = `${of}: ${name}`;
  const set = (change: StoredFigure) => {
    const start = { source: text('fiscal.no-source'), year: yearOfNew(field, country), ...extra };
    const isBesideNew = figure === undefined && beside !== undefined;
    editCountry(index, (latest) =>
      withAt(isBesideNew ? withAt(latest, path.slice(0, -1), beside) : latest, path, {
        ...(figure ?? start),
        ...change,
      }),
    );
  };
  const values = figure?.['values'] as Readonly<Record<string, string>> | undefined;
  if (values !== undefined)
    return (
      <>
        {yearsOf(values, country).map((year, row) => (
          <tr key={year}>
            <th scope="row">
              {name}, <bdi>{plain(year)}</bdi>
            </th>
            <td class="figure">
              <TypedNumber
                label={`${label}, ${plain(year)}`}
                value={values[year] ?? null}
                onValue={(typed) => set({ values: { ...values, [year]: typed } })}
              />
            </td>
            {row === 0 ? (
              <Provenance {...props} figure={figure} label={label} set={set} />
            ) : (
              <td colSpan={hasEditions ? 4 : 3} />
            )}
          </tr>
        ))}
      </>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      {kind === 'value' ? (
        <td class="figure">
          <TypedNumber label={label} value={readingOf(figure, 'value')} onValue={(value) => set({ value })} />
        </td>
      ) : (
        READINGS.map((reading) => (
          <td key={reading} class="figure">
            <TypedNumber
              label={`${label}, ${text(`fiscal.${reading}`)}`}
              value={readingOf(figure, reading)}
              onValue={(typed) =>
                editCountry(index, (latest) => withReading(latest, field, reading, typed, text('fiscal.no-source')))
              }
            />
          </td>
        ))
      )}
      <Provenance {...props} figure={figure} label={label} set={set} />
    </tr>
  );
}

interface ProvenanceProps extends FigureProps {
  readonly figure: StoredFigure | undefined;
  readonly label: string;
  readonly set: (change: StoredFigure) => void;
}

/** Where a figure is from and the year it speaks of; and what can be done with it. */
function Provenance({ index, country, field, figure, label, set, hasEditions = false }: ProvenanceProps): VNode {
  const { text } = wording.value;
  const { path, byYear, owner = path } = field;
  const put = (next: StoredFigure) => editCountry(index, (latest) => withAt(latest, path, next));
  const setEdition = (vintage: string) => {
    const { vintage: _before, ...rest } = figure!;
    put(vintage === '' ? rest : { ...rest, vintage });
  };
  return (
    <>
      <td>
        <TypedText
          label={`${label}, ${text('fiscal.source')}`}
          value={(figure?.['source'] as string | undefined) ?? ''}
          onValue={(source) => figure !== undefined && set({ source })}
        />
      </td>
      <td>
        <TypedYear
          label={`${label}, ${text('fiscal.year')}`}
          value={figure === undefined ? null : `${figure['year'] as number}`}
          onValue={(year) => figure !== undefined && set({ year: Number(year) })}
        />
      </td>
      {hasEditions ? (
        <td>
          <TypedText
            label={`${label}, ${text('fiscal.edition')}`}
            value={(figure?.['vintage'] as string | undefined) ?? ''}
            mayBeEmpty
            onValue={(vintage) => figure !== undefined && setEdition(vintage)}
          />
        </td>
      ) : null}
      <td class="nowrap">
        {figure === undefined ? null : (
          <>
            {byYear === undefined ? null : (
              <FigureAction
                action={text(figure['values'] === undefined ? 'fiscal.by-year' : 'fiscal.one-figure')}
                of={label}
                onClick={() =>
                  put(figure['values'] === undefined ? asValues(figure, byYear, country) : asValue(figure, byYear))
                }
              />
            )}{' '}
            <FigureAction
              action={text('fiscal.remove')}
              of={label}
              onClick={() => editCountry(index, (latest) => withoutFigure(latest, owner))}
            />
          </>
        )}
      </td>
    </>
  );
}

interface FigureActionProps {
  readonly action: string;
  readonly of: string;
  readonly onClick: () => void;
}

function FigureAction({ action, of, onClick }: FigureActionProps): VNode {
  return (
    <button type="button" class="plain" aria-label={`${action}: ${of}`} onClick={onClick}>
      {action}
    </button>
  );
}
