// `npm start`: VS Code with this extension in the browser, on a demo repository or with `--folder PATH`.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeDemo } from "./demo/make.ts";
import { packageExtension } from "./packageExtension.ts";
import { root } from "./paths.ts";
import { type Server, startServer } from "./vscode/server.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values: options } = parseArgs({
	options: { folder: { type: "string" }, port: { type: "string", default: "4180" } },
});
// npm runs scripts in the package's folder, and tells where the user was.
const own = options.folder && resolve(process.env.INIT_CWD ?? root, options.folder);
if (own && !existsSync(own)) fail(`There is no folder ${own}.`);
const port = Number(options.port);
if (!Number.isInteger(port) || port < 1 || port > 65_435) fail(`${options.port} is no port.`);

say("Packing the extension ...");
const vsix = await packageExtension();
say("Starting VS Code (the first time it comes from npm: about a minute) ...");
const server = await startServer({ vsix: [vsix], port });
const folder = own ?? (await demo(server));
say(`\nOpen  ${server.address({ folder })}\n\nCtrl-C stops it.`);

// The server ends, and its folders go, when this process does: see vscode/guard.ts. Waiting is only polite.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
	process.once(signal, () => void server.stop().then(() => process.exit(0)));
}

async function demo(running: Server): Promise<string> {
	say("Making the demo repository ...");
	const empty = await running.newFolder("lumen-shop");
	await makeDemo(empty);
	return empty;
}

function fail(message: string): never {
	process.stderr.write(`${message}\n`);
	process.exit(2);
}
