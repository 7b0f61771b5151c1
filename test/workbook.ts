import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A cell as spreadsheets write it: its column, how it is stored, and what it says. */
export type Cell =
  | string
  /** Its value when the file was saved, if any. */
  | { readonly formula: string; readonly value: string | null }
  | { readonly number: string }
  /** Days since 1900, in a cell that shows a date. */
  | { readonly date: number };

/** The bytes of an .xlsx file. @param sheets rows by the sheet's name; null leaves a row out */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly Cell[] | null)[]>>,
): Uint8Array {
  const names = Object.keys(sheets);
  return zipped(
    names,
    Object.values(sheets).map((rows) => rows.map((cells, n) => rowXml(cells, n + 1)).join("")),
  );
}

/** One whose only sheet holds that XML, whatever it is. */
export function workbookOf(xml: string): Uint8Array {
  return zipped(["Sheet1"], [xml]);
}

function zipped(names: readonly string[], sheets: readonly string[]): Uint8Array {
  const ids = names.map((_, n) => n + 1);
  const files = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...ids.map((id) => ["worksheet", `worksheets/sheet${id}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
    // The second style shows a day.
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((xml, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${xml}</sheetData></worksheet>`,
      ]),
    ),
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])),
  );
}

function relations(to: readonly (readonly [string, string])[]): string {
  const each = to.map(
    ([type, target], n) =>
      `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function rowXml(cells: readonly Cell[] | null, row: number): string {
  if (cells === null) return "";
  const xml = cells.map((cell, n) => {
    const at = `r="${String.fromCharCode(65 + n)}${row}"`;
    if (typeof cell === "string")
      return cell === "" ? "" : `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    if ("number" in cell) return `<c ${at}><v>${cell.number}</v></c>`;
    if ("date" in cell) return `<c ${at} s="1"><v>${cell.date}</v></c>`;
    const value = cell.value === null ? "" : `<v>${escaped(cell.value)}</v>`;
    return `<c ${at} t="str"><f>${escaped(cell.formula)}</f>${value}</c>`;
  });
  return `<row r="${row}">${xml.join("")}</row>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
