// Reads a JSON list of texts from standard input, and says what Mermaid makes of each: a journey or an error.
// Called by tools/mermaid.py with the folder in which npm has installed mermaid and jsdom.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/package.json`);
const { JSDOM } = require("jsdom");
globalThis.window = new JSDOM("").window; // Mermaid cleans a title with DOMPurify, which needs a document
globalThis.document = window.document;
const { default: mermaid } = await import(
  pathToFileURL(`${process.argv[2]}/node_modules/mermaid/dist/mermaid.esm.min.mjs`)
);
mermaid.initialize({ startOnLoad: false });

// As Mermaid does with the picture that it has drawn, and the browser with that.
const decoded = (text) => {
  const area = document.createElement("textarea");
  area.innerHTML = text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/ﬂ°°/g, "&#")
    .replace(/ﬂ°/g, "&")
    .replace(/¶ß/g, ";");
  return area.value;
};

const journey = async (text) => {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return {
    title: decoded(db.getDiagramTitle()),
    sections: db.getSections().map(decoded),
    tasks: db.getTasks().map(({ section, task, score, people }) => ({
      section: decoded(section),
      name: decoded(task),
      score: String(score),
      actors: people.map(decoded),
    })),
  };
};

const found = [];
for (const text of JSON.parse(readFileSync(0, "utf-8"))) {
  found.push(await journey(text).catch((error) => ({ error: String(error.message), line: error.hash?.loc?.first_line })));
}
process.stdout.write(JSON.stringify(found));
