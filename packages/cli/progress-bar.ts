const WIDTH = 30;

/** Where the bar is drawn: a terminal; a file or a pipe gets none. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A bar on a terminal for long work, drawn again in place and wiped away at the end. Elsewhere nothing is written.
 *
 * @returns the listener for progress, or undefined where nobody would see it
 */
export function progressBar(terminal: Terminal): ((done: number, whole: number) => void) | undefined {
  if (terminal.isTTY !== true) return undefined;
  let shown = -1;
  return (done, whole) => {
    const percent = Math.floor((done * 100) / whole);
    if (percent === shown) return;
    shown = percent;
    const filled = Math.floor((done * WIDTH) / whole);
    const bar = `[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${percent} %`;
    terminal.write(done === whole ? `\r${' '.repeat(bar.length)}\r` : `\r${bar}`);
  };
}
