/** A workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether content of this type is text: worth compressing, and sent through the gateway as it is. */
export function isText(contentType: string): boolean {
  return /^(?:text\/|application\/(?:[\w.+-]+\+)?json\b|image\/svg\+xml)/.test(contentType);
}
