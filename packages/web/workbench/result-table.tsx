import { useSignal } from '@preact/signals';
import type { Plan, PlanOutput } from '@tamwil/plan';
import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { componentColour, type MarkColour, WHOLE } from '../charts/palette.ts';
import { ShareBar } from '../charts/share-bar.tsx';
import { Swatch } from '../charts/swatch.tsx';
import { DISPLAY_UNITS, type DisplayUnit } from '../figures/display-unit.ts';
import { type ShownFinancing, shownTable } from '../figures/financing-table.ts';
import { percentOf } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { lazily } from '../shell/lazily.tsx';
import { isNarrow } from '../shell/narrow.ts';
import { scenarioPath } from '../shell/route.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { opened } from './open-scenario.ts';
import { mainReason } from './reason-text.ts';
import { type ComponentFigures, type OutputFigures, resultFigures } from './result-figures.ts';
import { copyTable, downloadResultCsv } from './result-files.ts';

const WhyDialog = lazily(() => import('./why-dialog.tsx').then((module) => module.WhyDialog));

interface ResultTableProps {
  readonly result: Evaluation;
  readonly plan: Plan;
}

/** Components and their outputs: cost, allocation, gap, share financed, and why. */
export function ResultTable({ result, plan }: ResultTableProps): VNode {
  const { text } = wording.value;
  const unit = useSignal<DisplayUnit>('million');
  const openComponents = useSignal<readonly string[]>([]);
  const asked = useSignal<string | null>(null);
  const rows = resultFigures(result, plan);
  const shown = shownTable(rows, unit.value, result.currency);
  const hasLapsed = rows.some(({ lapsed }) => lapsed > 0n);
  const isAllOpen = openComponents.value.length === plan.components.length;
  const toggle = (id: string) => {
    const open = openComponents.value;
    openComponents.value = open.includes(id) ? open.filter((other) => other !== id) : [...open, id];
  };
  return (
    <section>
      <h2>{text('result.heading')}</h2>
      {rows.some(({ parts }) => parts === null) ? <NoCostPerOutput /> : null}
      <div class="actions">
        <label for="result-unit">{text('result.unit')}</label>
        <select
          id="result-unit"
          value={unit.value}
          onChange={(event) => {
            unit.value = event.currentTarget.value as DisplayUnit;
          }}
        >
          {DISPLAY_UNITS.map((code) => (
            <option key={code} value={code}>
              {text(`unit.${code}`, { currency: result.currency })}
            </option>
          ))}
        </select>
        <button
          type="button"
          onClick={() => {
            openComponents.value = isAllOpen ? [] : plan.components.map(({ id }) => id);
          }}
        >
          {text(isAllOpen ? 'result.hide-outputs' : 'result.show-outputs')}
        </button>
        <button type="button" class="plain" onClick={() => void copyTable(rows, shown, plan, wording.value)}>
          {text('result.copy')}
        </button>
        <button type="button" class="plain" onClick={() => void downloadResultCsv(result)}>
          {text('result.csv')}
        </button>
      </div>
      <TableRegion label={text('result.heading')}>
        <table class="result">
          <caption>
            <span class="unit">
              {text('table.unit', { unit: text(`unit.${unit.value}`, { currency: result.currency }) })}
            </span>
          </caption>
          <Head hasLapsed={hasLapsed} />
          <tbody>
            <tr class="total whole">
              <th scope="row">{text('table.whole')}</th>
              <Amounts line={shown.whole} hasLapsed={hasLapsed} />
              <Share share={result.totals.coverage} colour={WHOLE} />
              <td />
            </tr>
          </tbody>
          {rows.map((row, index) => (
            <Component
              key={row.id}
              figures={row}
              shown={shown.rows[index]!}
              component={plan.components[index]!}
              colour={componentColour(index)}
              hasLapsed={hasLapsed}
              isOpen={openComponents.value.includes(row.id)}
              onToggle={() => toggle(row.id)}
              onAsk={(output) => {
                asked.value = output;
              }}
            />
          ))}
        </table>
      </TableRegion>
      {asked.value === null ? null : (
        <WhyDialog
          output={asked.value}
          result={result}
          plan={plan}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </section>
  );
}

/** Only coverage is shown of outputs whose cost nobody entered; here is where it is entered. */
function NoCostPerOutput(): VNode | null {
  const { text } = wording.value;
  if (opened.value === null) return null;
  return (
    <p class="small quiet">
      {text('plan.no-cost-per-output')}{' '}
      <a href={scenarioPath(opened.value.summary.id, 'costs')}>{text('view.costs')}</a>
    </p>
  );
}

function Head({ hasLapsed }: { readonly hasLapsed: boolean }): VNode {
  const { text } = wording.value;
  return (
    <thead>
      <tr>
        <th scope="col">{text('table.line')}</th>
        <th scope="col" class="figure">
          {text('table.cost')}
        </th>
        <th scope="col" class="figure">
          {text('table.award')}
        </th>
        <th scope="col" class="figure">
          {text('table.gap')}
        </th>
        {hasLapsed ? (
          <th scope="col" class="figure">
            {text('table.lapsed')}
          </th>
        ) : null}
        <th scope="col" class="figure">
          {text('table.coverage')}
        </th>
        <th scope="col">{text('table.reason')}</th>
      </tr>
    </thead>
  );
}

interface ComponentProps {
  readonly figures: ComponentFigures;
  readonly shown: ShownFinancing & { readonly parts: readonly ShownFinancing[] | null };
  readonly component: Plan['components'][number];
  readonly colour: MarkColour;
  readonly hasLapsed: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onAsk: (output: string) => void;
}

function Component({ figures, shown, component, colour, hasLapsed, isOpen, onToggle, onAsk }: ComponentProps): VNode {
  const words = wording.value;
  return (
    <tbody>
      <tr class="total">
        <th scope="row">
          <button type="button" class="plain disclosure" aria-expanded={isOpen} onClick={onToggle}>
            <Swatch colour={colour} />
            <span>
              <Bdi>{component.id}</Bdi> {words.name({ ...component.shortName })}
            </span>
          </button>
        </th>
        <Amounts line={shown} hasLapsed={hasLapsed} />
        <Share share={figures.coverage} colour={colour} />
        <td />
      </tr>
      {isOpen
        ? figures.outputs.map((output, index) => (
            <Output
              key={output.id}
              figures={output}
              output={component.outputs.find(({ id }) => id === output.id)!}
              line={shown.parts?.[index] ?? null}
              colour={colour}
              hasLapsed={hasLapsed}
              onAsk={onAsk}
            />
          ))
        : null}
    </tbody>
  );
}

interface OutputProps {
  readonly figures: OutputFigures;
  readonly output: PlanOutput;
  /** Null while the cost is the placeholder: coverage only. */
  readonly line: ShownFinancing | null;
  readonly colour: MarkColour;
  readonly hasLapsed: boolean;
  readonly onAsk: (output: string) => void;
}

function Output({ figures, output, line, colour, hasLapsed, onAsk }: OutputProps): VNode {
  const words = wording.value;
  const amounts = hasLapsed ? 4 : 3;
  const spansAmounts = line === null && !isNarrow.value;
  return (
    <tr class="part">
      <th scope="row" {...(spansAmounts ? { colSpan: 1 + amounts } : {})}>
        <Bdi>{output.id}</Bdi> {words.name({ ...output.title })}
      </th>
      {line === null ? null : <Amounts line={line} hasLapsed={hasLapsed} />}
      {line === null && isNarrow.value ? <td colSpan={amounts} /> : null}
      <Share share={figures.coverage} colour={colour} />
      <td>
        <button type="button" class="plain why" onClick={() => onAsk(output.id)}>
          {mainReason(figures, words)}
          <span class="visually-hidden"> {words.text('why.button', { output: output.id })}</span>
        </button>
      </td>
    </tr>
  );
}

function Amounts({ line, hasLapsed }: { readonly line: ShownFinancing; readonly hasLapsed: boolean }): VNode {
  const { decimal } = wording.value;
  const amounts = [line.cost, line.award, line.gap, ...(hasLapsed ? [line.lapsed] : [])];
  return (
    <>
      {amounts.map((amount, column) => (
        <td key={['cost', 'award', 'gap', 'lapsed'][column]} class="figure">
          <Bdi>{decimal(amount)}</Bdi>
        </td>
      ))}
    </>
  );
}

function Share({ share, colour }: { readonly share: string; readonly colour: MarkColour }): VNode {
  return (
    <td class="figure">
      <span class="share">
        <ShareBar share={share} colour={colour} />
        <Bdi>{`${wording.value.decimal(percentOf(share))} %`}</Bdi>
      </span>
    </td>
  );
}
