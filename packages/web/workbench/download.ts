/** Hands a text to the reader as a file. */
export function downloadText(text: string, name: string, type: string): void {
  download(new Blob([text], { type }), name);
}

/** Hands a file to the reader. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}

/** Width of a downloaded drawing; on the page it fits its frame. */
const FILE_WIDTH = 720;

/** The drawing as a file that stands alone: fixed width, a font, a white ground. */
export function downloadSvg(drawing: SVGSVGElement, name: string): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const height = Number(drawing.getAttribute('height'));
  const margin = 16;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', `${FILE_WIDTH}`);
  copy.setAttribute('font-family', 'IBM Plex Sans, IBM Plex Sans Arabic, sans-serif');
  copy.removeAttribute('class');
  const page = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  page.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  page.setAttribute('width', `${FILE_WIDTH + 2 * margin}`);
  page.setAttribute('height', `${height + 2 * margin}`);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', '#ffffff');
  copy.setAttribute('x', `${margin}`);
  copy.setAttribute('y', `${margin}`);
  page.append(ground, copy);
  downloadText(new XMLSerializer().serializeToString(page), name, 'image/svg+xml');
}
