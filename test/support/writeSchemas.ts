// `npm run schema`: writes the JSON Schemas that the package brings; jsonSchema.test.ts fails until that is done.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonSchemas, schemaFolder } from "./jsonSchema.ts";

await mkdir(schemaFolder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas()))
	await writeFile(join(schemaFolder, name), `${JSON.stringify(schema, null, "\t")}\n`);
