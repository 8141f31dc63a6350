// node logql.mjs FOLDER FILE: what Grafana's grammar of LogQL, from the npm packages in FOLDER, does not understand of the
// queries in FILE (a JSON list of texts).
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const grammar = path.join(folder, "node_modules/@grafana/lezer-logql/index.es.js");
const { parser } = await import(pathToFileURL(grammar).href);
for (const query of JSON.parse(fs.readFileSync(file, "utf8")))
    parser.parse(query).iterate({
        enter(node) {
            if (node.type.isError)
                console.log(`character ${node.from}: ${query}`);
        },
    });
