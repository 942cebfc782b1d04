import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { cache, root } from "../paths.ts";
import { mustRun, run } from "../run.ts";
import { preparedOnce } from "./preparedOnce.ts";

// As root there is no sandbox, and nothing here needs Google.
const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/** A headless Chromium: the one from npm on Linux x64, else the machine's own Chrome, Edge or Chromium. */
export async function launchChromium(): Promise<Browser> {
	// CHROMIUM names a program outright, for machines where neither way works.
	const own = process.env.CHROMIUM;
	if (own) return chromium.launch({ executablePath: own, args: flags });
	if (process.platform === "linux" && process.arch === "x64") return chromium.launch(await bundled());
	return launchInstalled();
}

async function launchInstalled(): Promise<Browser> {
	const tried: string[] = [];
	for (const options of [{ channel: "chrome" }, { channel: "msedge" }, { channel: "chromium" }]) {
		try {
			return await chromium.launch({ ...options, args: flags });
		} catch (error) {
			tried.push(`${options.channel}: ${String(error).split("\n")[0]}`);
		}
	}
	throw new Error(
		`The end-to-end tests need Chrome, Edge or Chromium on this machine, or its path in CHROMIUM.\n${tried.join("\n")}`,
	);
}

async function bundled(): Promise<LaunchOptions> {
	const source = join(root, "node_modules", "@sparticuz", "chromium");
	const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as { version: string };
	const home = join(cache, `chromium-${version}`);
	await preparedOnce(home, (staging) => unpackChromium(staging, home));
	const executablePath = join(home, "chromium");
	return {
		executablePath,
		args: [...flags, "--headless=shell"],
		env: { ...process.env, ...(await libraries(home, executablePath)), ...fonts(home) },
	};
}

/** The package unpacks itself into the temporary folder, trusting whatever it finds there; so give it one of its own. */
async function unpackChromium(staging: string, home: string): Promise<void> {
	const script = `
		const { default: chromium, inflate } = await import("@sparticuz/chromium");
		await chromium.executablePath();
		await inflate(process.argv[1]);`;
	const libraryArchive = join(root, "node_modules", "@sparticuz", "chromium", "bin", "al2023.tar.br");
	await mustRun(process.execPath, ["--input-type=module", "--eval", script, libraryArchive], {
		cwd: root,
		env: { TMPDIR: staging },
	});
	const config = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(home, "fonts")}</dir><cachedir>${join(home, "fonts-cache")}</cachedir></fontconfig>
`;
	await writeFile(join(staging, "fonts", "fonts.conf"), config);
}

/** The package brings the few shared libraries that a bare machine lacks. */
async function libraries(home: string, executable: string): Promise<NodeJS.ProcessEnv> {
	const { output } = await run("ldd", [executable]).catch(() => ({ output: "not found" }));
	if (!output.includes("not found")) return {};
	const own = join(home, "al2023", "lib");
	const others = process.env.LD_LIBRARY_PATH;
	return { LD_LIBRARY_PATH: others ? `${own}:${others}` : own };
}

function fonts(home: string): NodeJS.ProcessEnv {
	const installed = ["/usr/share/fonts", "/usr/local/share/fonts"].some((dir) => existsSync(dir));
	return installed ? {} : { FONTCONFIG_PATH: join(home, "fonts") };
}
