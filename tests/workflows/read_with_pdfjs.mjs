// Prints, as JSON, the annotations of a PDF as pdf.js reads them: node read_with_pdfjs.mjs FOLDER FILE
// where FOLDER has pdfjs-dist in its node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/here.js`));
const library = pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.mjs"));
const pdfjs = await import(library.href);
const data = new Uint8Array(readFileSync(file));
const paper = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
const found = [];
for (let number = 1; number <= paper.numPages; number++) {
  const page = await paper.getPage(number);
  for (const each of await page.getAnnotations()) {
    found.push({
      page: number,
      kind: each.subtype,
      rect: each.rect,
      quads: each.quadPoints ? Array.from(each.quadPoints) : [],
      colour: each.color ? Array.from(each.color) : [],
      note: each.contentsObj?.str ?? "",
      author: each.titleObj?.str ?? "",
      drawn: each.hasAppearance,
    });
  }
}
console.log(JSON.stringify(found));
