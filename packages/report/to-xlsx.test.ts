import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Table } from './table.ts';
import { toXlsx } from './to-xlsx.ts';

const columns = [
  { name: 'donor', kind: 'text' },
  { name: 'award', kind: 'number' },
] as const;

async function filesOf(table: Table, rightToLeft = false): Promise<{ sheet: string; everything: string }> {
  const files = unzipSync(await toXlsx([{ title: 'Awards', table }], { rightToLeft }));
  const texts = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const sheet = texts.find(([name]) => name.includes('worksheets/sheet'))?.[1] ?? '';
  return { sheet, everything: texts.map(([, text]) => text).join('\n') };
}

describe('a workbook', () => {
  it('holds amounts as numbers that add up in Excel, and to the cent as text where Excel would round', async () => {
    const { sheet, everything } = await filesOf({
      columns,
      rows: [
        ['a', '128270042.19'],
        ['b', '-0.05'],
        ['c', '1234567890123456.78'],
        ['d', null],
      ],
    });
    expect(sheet).toContain('<v>128270042.19</v>');
    expect(sheet).toContain('<v>-0.05</v>');
    expect(sheet).not.toContain('1234567890123456');
    expect(everything).toContain('1234567890123456.78');
  });

  it('runs no formula that somebody typed into a name', async () => {
    const { sheet, everything } = await filesOf({ columns, rows: [['=HYPERLINK("http://x")', '=1+1']] });
    expect(sheet).not.toContain('<f');
    expect(everything).toContain('<t>=HYPERLINK("http://x")</t>');
  });

  it('can be opened whatever characters a name holds', async () => {
    const table = { columns, rows: [['\u0000\u0008\uD800x\uFFFF <&>"\' عربي 💶', '1']] };
    const { everything } = await filesOf(table);
    expect(everything).toContain('<t>x &lt;&amp;&gt;"\' عربي 💶</t>');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const { everything: xml } = await filesOf({ columns, rows: [[text, null]] });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
        expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      }),
      { numRuns: 50 },
    );
  });

  it('is read from the right in Arabic', async () => {
    expect((await filesOf({ columns, rows: [] }, true)).sheet).toMatch(/rightToLeft="(1|true)"/);
    expect((await filesOf({ columns, rows: [] }, false)).sheet).not.toContain('rightToLeft');
  });
});
