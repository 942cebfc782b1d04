import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { lumenShopYaml } from "../../test/fixtures/lumenShop.ts";
import { type Chain, readChain } from "../../test/support/chain.ts";
import { makeDemo } from "../../test/support/demo/make.ts";
import { isolated, makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { GitFailed } from "./errors.ts";

/** A file and a text of its line, with the chain that leads to that line; a ref, with what became of it. */
interface Told {
	readonly lines: readonly (readonly [file: string, text: string, chain: string])[];
	readonly stories?: Readonly<Record<string, readonly string[]>> | undefined;
}

async function holds(chain: Chain, { lines, stories = {} }: Told): Promise<void> {
	const told: [string, string, string][] = [];
	for (const [file, text] of lines) told.push([file, text, await chain.line(file, text)]);
	assert.deepEqual(told, lines);
	for (const [ref, story] of Object.entries(stories)) assert.deepEqual(chain.story(ref), story, ref);
}

describe("the chain", function () {
	this.timeout(120_000); // Many real gits.

	/** A shop that knows whom it helps, and releases that. */
	async function started(): Promise<TestRepository> {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml, "start.txt": "the start\n" }, "Start");
		await shop.git("tag", "v1.0.0");
		return shop;
	}

	const record = (branch: string, serves: string, more = "") => ({
		[`.alignment/why/2026-11-20-${branch.replaceAll("/", "-")}.yaml`]: `branch: ${branch}\nserves: ${serves}\n${more}`,
	});

	/** A branch with one commit a file, the first of which brings its record; each file has its name as its line. */
	async function branch(
		shop: TestRepository,
		name: string,
		serves: string | undefined,
		files: readonly string[],
		from = "main",
	) {
		await shop.branch(name, from);
		for (const [at, file] of files.entries())
			await shop.commit(
				{ [file]: `this is ${file}\n`, ...(at === 0 && serves !== undefined && record(name, serves)) },
				`Add ${file}`,
			);
	}

	async function onMain(shop: TestRepository, ...args: string[]) {
		await shop.git("switch", "--quiet", "main");
		await shop.git(...args);
	}

	const merge = (shop: TestRepository, ...names: string[]) =>
		onMain(shop, "merge", "--quiet", "--no-ff", "--no-edit", ...names);

	async function rebase(shop: TestRepository, name: string) {
		await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", `Meanwhile of ${name}`);
		await shop.git("switch", "--quiet", name);
		await shop.git("rebase", "--quiet", "main");
		await onMain(shop, "merge", "--quiet", "--ff-only", name);
	}

	const table: readonly (Told & {
		readonly it: string;
		readonly make: (shop: TestRepository) => Promise<void>;
	})[] = [
		{
			it: "of a merge",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", ["a", "b"]);
				await merge(shop, "feat/a");
				await shop.git("tag", "v1.1.0");
				await branch(shop, "feat/c", "[slow-search]", ["c"]);
				await onMain(shop, "branch", "--quiet", "--delete", "feat/a");
			},
			lines: [
				["start.txt", "start", "Start > direct: Start > - > - > v1.0.0"],
				["a", "a", "Add a > merge: Merge branch 'feat/a' > 2026-11-20-feat-a.yaml > slow-search > v1.1.0"],
				["b", "b", "Add b > merge: Merge branch 'feat/a' > 2026-11-20-feat-a.yaml > slow-search > v1.1.0"],
			],
			stories: {
				"slow-search": ["at work: feat/c", "landed: Merge branch 'feat/a'", "released: v1.1.0"],
				"find-it-fast": [
					"at work: feat/c (linked)",
					"landed: Merge branch 'feat/a' (linked)",
					"released: v1.1.0",
				],
				"incremental-index": [],
				"basket-loss": [],
			},
		},
		{
			it: "of squashes, by record and by trailer",
			make: async (shop) => {
				await branch(shop, "feat/a", "[basket-loss]", ["a", "b"]);
				await onMain(shop, "merge", "--quiet", "--squash", "feat/a");
				await shop.git("commit", "--quiet", "-m", "Letters (#3)");
				await branch(shop, "feat/c", undefined, ["c"]);
				await onMain(shop, "merge", "--quiet", "--squash", "feat/c");
				await shop.git("commit", "--quiet", "-m", "More (#4)\n\n* Add c\n\nServes: incremental-index");
			},
			lines: [
				["b", "b", "Letters (#3) > squash: Letters (#3) > 2026-11-20-feat-a.yaml > basket-loss > -"],
				["c", "c", "More (#4) > squash: More (#4) > - > incremental-index > -"],
			],
			stories: {
				// Both branches are still there; git alone doesn't know that they landed.
				"basket-loss": ["landed: Letters (#3)"],
				"incremental-index": ["landed: More (#4)"],
				"find-it-fast.search-p95": ["landed: More (#4) (linked)"],
			},
		},
		{
			it: "of rebases, by record and by trailers",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", ["a", "b", "c"]);
				await rebase(shop, "feat/a");
				await shop.git("tag", "v1.1.0");
				await shop.branch("feat/d");
				for (const file of ["d", "e"])
					await shop.commit({ [file]: `this is ${file}\n` }, `Add ${file}\n\nServes: basket-loss`);
				await rebase(shop, "feat/d");
			},
			lines: [
				["a", "a", "Add a > rebase: Add c > 2026-11-20-feat-a.yaml > slow-search > v1.1.0"],
				["c", "c", "Add c > rebase: Add c > 2026-11-20-feat-a.yaml > slow-search > v1.1.0"],
				["d", "d", "Add d > rebase: Add e > - > basket-loss > -"],
			],
			stories: {
				"slow-search": ["landed: Add c", "released: v1.1.0"],
				"basket-loss": ["landed: Add e"],
			},
		},
		{
			it: "of commits straight onto main",
			make: async (shop) => {
				await shop.commit({ a: "this is a\n" }, "A\n\nServes: slow-search");
				await shop.commit({ b: "this is b\n" }, "B\n\nServes: none");
				await shop.commit({ c: "this is c\n" }, "C");
				await shop.git("tag", "v1.0.1");
			},
			lines: [
				["a", "a", "A > direct: A > - > slow-search > v1.0.1"],
				["b", "b", "B > direct: B > - > none > v1.0.1"],
				["c", "c", "C > direct: C > - > - > v1.0.1"],
			],
			stories: { "slow-search": ["landed: A", "released: v1.0.1"] },
		},
		{
			it: "of branches that were merged into branches",
			make: async (shop) => {
				await branch(shop, "feat/inner", "[basket-loss]", ["i", "j"]);
				await branch(shop, "feat/silent", undefined, ["s"]);
				await branch(shop, "feat/outer", "[slow-search]", ["o"]);
				await shop.git("merge", "--quiet", "--no-ff", "--no-edit", "feat/inner");
				await shop.git("merge", "--quiet", "--no-ff", "--no-edit", "feat/silent");
				await merge(shop, "feat/outer");
			},
			lines: [
				["o", "o", "Add o > merge: Merge branch 'feat/outer' > 2026-11-20-feat-outer.yaml > slow-search > -"],
				["j", "j", "Add j > merge: Merge branch 'feat/outer' > 2026-11-20-feat-inner.yaml > basket-loss > -"],
				["s", "s", "Add s > merge: Merge branch 'feat/outer' > 2026-11-20-feat-outer.yaml > slow-search > -"],
			],
			stories: {
				"slow-search": ["landed: Merge branch 'feat/outer'"],
				"basket-loss": ["landed: Merge branch 'feat/outer'"],
			},
		},
		{
			it: "of branches that were stacked and landed as one",
			make: async (shop) => {
				await branch(shop, "feat/below", undefined, ["first"]);
				await shop.commit({ a: "this is a\n", ...record("feat/below", "[basket-loss]") }, "Add a");
				await branch(shop, "feat/middle", "none", ["m"], "feat/below");
				await branch(shop, "feat/above", "[slow-search]", ["b", "c"], "feat/middle");
				await merge(shop, "feat/above");
			},
			lines: [
				...(["first", "a"] as const).map(
					(file) =>
						[
							file,
							file,
							`Add ${file} > merge: Merge branch 'feat/above' > 2026-11-20-feat-below.yaml > basket-loss > -`,
						] as const,
				),
				["m", "m", "Add m > merge: Merge branch 'feat/above' > 2026-11-20-feat-middle.yaml > none > -"],
				["c", "c", "Add c > merge: Merge branch 'feat/above' > 2026-11-20-feat-above.yaml > slow-search > -"],
			],
			stories: {
				"slow-search": ["landed: Merge branch 'feat/above'"],
				"basket-loss": ["landed: Merge branch 'feat/above'"],
			},
		},
		{
			it: "of an octopus",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", ["a"]);
				await branch(shop, "feat/b", "[basket-loss]", ["b"]);
				await branch(shop, "topic/c", undefined, ["c", "d"]);
				await merge(shop, "feat/a", "feat/b", "topic/c");
				await shop.git("tag", "v1.1.0");
			},
			lines: [
				[
					...(["a", "a"] as const),
					"Add a > merge: Merge branches 'feat/a', 'feat/b' and 'topic/c' > 2026-11-20-feat-a.yaml > slow-search > v1.1.0",
				],
				[
					...(["b", "b"] as const),
					"Add b > merge: Merge branches 'feat/a', 'feat/b' and 'topic/c' > 2026-11-20-feat-b.yaml > basket-loss > v1.1.0",
				],
				[
					...(["d", "d"] as const),
					"Add d > merge: Merge branches 'feat/a', 'feat/b' and 'topic/c' > - > - > v1.1.0",
				],
			],
			stories: {
				"slow-search": ["landed: Merge branches 'feat/a', 'feat/b' and 'topic/c'", "released: v1.1.0"],
				"basket-loss": ["landed: Merge branches 'feat/a', 'feat/b' and 'topic/c'", "released: v1.1.0"],
			},
		},
		{
			it: "of what was taken back, and came again",
			make: async (shop) => {
				await shop.commit({ list: "one\ntwo\nthree\n" }, "List");
				await branch(shop, "feat/a", "[slow-search]", ["a"]);
				await shop.commit({ list: "one\nthree\n" }, "Take two out");
				await merge(shop, "feat/a");
				await shop.git("revert", "--no-edit", "-m", "1", "HEAD");
				await shop.git("tag", "v1.1.0");
				await branch(shop, "feat/again", "[slow-search]", ["a"]);
				await merge(shop, "feat/again");
			},
			lines: [
				[
					...(["list", "two"] as const),
					`Revert "Merge branch 'feat/a'" > direct: Revert "Merge branch 'feat/a'" > - > - > v1.1.0 > takes back Merge branch 'feat/a'`,
				],
				["list", "one", "List > direct: List > - > - > v1.1.0"],
				[
					...(["a", "a"] as const),
					"Add a > merge: Merge branch 'feat/again' > 2026-11-20-feat-again.yaml > slow-search > -",
				],
			],
			stories: {
				"slow-search": ["landed: Merge branch 'feat/again'", "landed: Merge branch 'feat/a' (taken back)"],
			},
		},
		{
			it: "of picked commits",
			make: async (shop) => {
				await branch(shop, "topic/a", undefined, ["a", "b"]);
				await onMain(shop, "cherry-pick", "-x", "topic/a");
				await shop.branch("release/1.0", "v1.0.0");
				await shop.git("switch", "--quiet", "main");
				await shop.commit({ fix: "this is fix\n" }, "Fix\n\nServes: slow-search");
				await shop.commit({ late: "this is late\n" }, "Late");
				await shop.git("switch", "--quiet", "release/1.0");
				await shop.git("cherry-pick", "-x", "main~1");
				await shop.git("tag", "v1.0.1");
				await onMain(shop, "tag", "-a", "v1.1.0", "-m", "Later");
			},
			lines: [
				["b", "b", "Add b > direct: Add b > - > - > v1.1.0"],
				["fix", "fix", "Fix > direct: Fix > - > slow-search > v1.0.1"],
				["late", "late", "Late > direct: Late > - > - > v1.1.0"],
			],
			stories: { "slow-search": ["landed: Fix", "released: v1.0.1"] },
		},
		{
			it: "of renamed files, and a renamed record",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", ["a"]);
				await merge(shop, "feat/a");
				await shop.commit({ long: "one\ntwo\nthree\nfour\nfive\n" }, "Long");
				await branch(shop, "feat/move", "[basket-loss]", ["m"]);
				await shop.git("mv", "a", "was a");
				await shop.git("mv", "long", "länger");
				await shop.git("mv", ".alignment/why/2026-11-20-feat-a.yaml", ".alignment/why/old.yaml");
				await shop.commit({ länger: "one\ntwo\nthree\nfour\nfive\nsix\n" }, "Move");
				await merge(shop, "feat/move");
			},
			lines: [
				["was a", "a", "Add a > merge: Merge branch 'feat/a' > 2026-11-20-feat-a.yaml > slow-search > -"],
				["länger", "two", "Long > direct: Long > - > - > -"],
				[
					"länger",
					"six",
					"Move > merge: Merge branch 'feat/move' > 2026-11-20-feat-move.yaml > basket-loss > -",
				],
			],
			stories: {
				"slow-search": ["landed: Merge branch 'feat/a'"],
				"basket-loss": ["landed: Merge branch 'feat/move'"],
			},
		},
		{
			it: "of branches that say it by their name, or by what names match",
			make: async (shop) => {
				await branch(shop, "feat/search-a", undefined, ["a"]);
				await branch(shop, "fix/basket_loss-again", undefined, ["b"]);
				await branch(shop, "fix/nothing", undefined, ["c"]);
				await merge(shop, "feat/search-a");
				await merge(shop, "fix/basket_loss-again");
				await merge(shop, "fix/nothing");
				await branch(shop, "feat/search-next", undefined, ["d"]);
			},
			lines: [
				["a", "a", "Add a > merge: Merge branch 'feat/search-a' > - > find-it-fast.search-p95 > -"],
				["b", "b", "Add b > merge: Merge branch 'fix/basket_loss-again' > - > basket-loss > -"],
				["c", "c", "Add c > merge: Merge branch 'fix/nothing' > - > - > -"],
				["d", "d", "Add d > at work on feat/search-next > find-it-fast.search-p95"],
			],
			stories: {
				"find-it-fast.search-p95": ["at work: feat/search-next", "landed: Merge branch 'feat/search-a'"],
				"basket-loss": ["landed: Merge branch 'fix/basket_loss-again'"],
			},
		},
	];
	for (const { it: name, make, ...told } of table)
		it(name, async () => {
			const shop = await started();
			await make(shop);
			await holds(await readChain(shop.root, shop.environment), told);
		});

	describe("over histories put together by", () => {
		/** A repository that begins with what another had become; `a` is older than it, `b` is not. */
		async function imported(): Promise<{ readonly shop: TestRepository; readonly old: TestRepository }> {
			const old = await started();
			await branch(old, "feat/a", "[slow-search]", ["a"]);
			await merge(old, "feat/a");
			const shop = await makeRepository();
			await shop.git("fetch", "--quiet", "--tags", old.root, "main");
			await shop.git("read-tree", "-u", "--reset", "FETCH_HEAD");
			await shop.commit({}, "Imported");
			await branch(shop, "feat/b", "[basket-loss]", ["b"]);
			await merge(shop, "feat/b");
			return { shop, old };
		}

		const b = "Add b > merge: Merge branch 'feat/b' > 2026-11-20-feat-b.yaml > basket-loss > -";
		const apart: Told = {
			lines: [
				// It brought the record of a as well, as far as anybody here can tell.
				["a", "a", "Imported > squash: Imported > 2026-11-20-feat-a.yaml > slow-search > -"],
				["b", "b", b],
			],
			stories: { "slow-search": ["landed: Imported"], "basket-loss": ["landed: Merge branch 'feat/b'"] },
		};
		const together: Told = {
			lines: [
				["start.txt", "start", "Start > direct: Start > - > - > v1.0.0"],
				["a", "a", "Add a > merge: Merge branch 'feat/a' > 2026-11-20-feat-a.yaml > slow-search > -"],
				["b", "b", b],
			],
			stories: {
				"slow-search": ["landed: Merge branch 'feat/a'"],
				"basket-loss": ["landed: Merge branch 'feat/b'"],
			},
		};

		it("nobody", async () => {
			const { shop } = await imported();
			await holds(await readChain(shop.root, shop.environment), apart);
		});

		it("replaced objects", async () => {
			const { shop, old } = await imported();
			await shop.git("replace", "--graft", "main^1", await old.git("rev-parse", "main"));
			await holds(await readChain(shop.root, shop.environment), together);
		});

		it("a file of grafts", async () => {
			const { shop, old } = await imported();
			const [import_, tip] = [await shop.git("rev-parse", "main^1"), await old.git("rev-parse", "main")];
			await mkdir(path.join(shop.root, ".git", "info"), { recursive: true });
			await writeFile(path.join(shop.root, ".git", "info", "grafts"), `${import_} ${tip}\n`);
			await holds(await readChain(shop.root, shop.environment), together);
		});
	});

	describe("in a clone", () => {
		async function origin(): Promise<TestRepository> {
			const shop = await started();
			await branch(shop, "feat/a", "[slow-search]", ["a"]);
			await merge(shop, "feat/a");
			await shop.git("tag", "v1.1.0");
			await branch(shop, "feat/b", "[basket-loss]", ["b", "c"]);
			await shop.commit({
				a: "this is a\nand more of it\n",
				...record("feat/b", "[basket-loss]", "why: Again\n"),
			});
			await merge(shop, "feat/b");
			await shop.git("config", "uploadpack.allowFilter", "true");
			return shop;
		}

		async function cloned(shop: TestRepository, ...args: string[]): Promise<Chain> {
			const folder = path.join(makeFolder(), "clone");
			await shop.git("clone", "--quiet", ...args, `file://${shop.root}`, folder);
			return readChain(folder, shop.environment);
		}

		const a = "Add a > merge: Merge branch 'feat/a' > 2026-11-20-feat-a.yaml > slow-search > v1.1.0";
		const b = "Add b > merge: Merge branch 'feat/b' > 2026-11-20-feat-b.yaml > basket-loss > -";
		const more = "A change > merge: Merge branch 'feat/b' > 2026-11-20-feat-b.yaml > basket-loss > -";

		it("with all there is", async () => {
			await holds(await cloned(await origin()), {
				lines: [
					["a", "this is a", a],
					["a", "more", more],
					["b", "b", b],
				],
				stories: {
					"slow-search": ["landed: Merge branch 'feat/a'", "released: v1.1.0"],
					"basket-loss": ["landed: Merge branch 'feat/b'"],
				},
			});
		});

		it("that is shallow, up to its edge", async () => {
			await holds(await cloned(await origin(), "--depth=3"), {
				lines: [
					["a", "this is a", "Add c > cut off"],
					["a", "more", more],
					// All that was there at the edge seems to be of its commits.
					["b", "b", "Add c > cut off"],
				],
				stories: {
					"slow-search": ["landed: Merge branch 'feat/a'", "released: v1.1.0"],
					"basket-loss": ["landed: Merge branch 'feat/b'"],
				},
			});
		});

		it("that is shallow to one commit, which says what it brought only of its own branch", async () => {
			await holds(await cloned(await origin(), "--depth=1"), {
				lines: [["b", "b", "Merge branch 'feat/b' > cut off"]],
				stories: { "slow-search": [], "basket-loss": ["landed: Merge branch 'feat/b'"] },
			});
		});

		it("that has only the contents of its newest files", async () => {
			const chain = await cloned(await origin(), "--filter=blob:none");
			await holds(chain, {
				lines: [
					["b", "b", b],
					["start.txt", "start", "Start > direct: Start > - > - > v1.0.0"],
				],
				stories: {
					"slow-search": ["landed: Merge branch 'feat/a'", "released: v1.1.0"],
					"basket-loss": ["landed: Merge branch 'feat/b'"],
				},
			});
			await assert.rejects(chain.line("a", "more"), GitFailed);
		});
	});

	it("of the demo, for lines of every kind of landing", async () => {
		const demo = path.join(makeFolder(), "demo");
		await makeDemo(demo);
		await holds(await readChain(demo, isolated()), {
			lines: demoLines,
			stories: demoStories,
		});
	});
});

const demoLines: Told["lines"] = [
	[
		"services/search/app.py",
		"import",
		"Start the shop: storefront, search and checkout > direct: Start the shop: storefront, search and checkout > - > - > v1.0.0",
	],
	[
		"alignment.yaml",
		"product: Lumen",
		"Write down whom we help and what we promised (#4) > squash: Write down whom we help and what we promised (#4) > 2026-05-29-docs-alignment.yaml > none > v1.0.0",
	],
	[
		"alignment.yaml",
		"dates-we-can-trust:",
		"Goals for the fourth quarter (#29) > squash: Goals for the fourth quarter (#29) > 2026-09-28-docs-goals-q4.yaml > none > v1.4.0",
	],
	[
		"services/checkout/payment/pay.go",
		"r.PathValue",
		"Take cards through the provider's interface > merge: Merge pull request #5 from lumen/feat/card-payments > 2026-06-01-feat-card-payments.yaml > buy-with-ease.phone-orders > v1.1.0",
	],
	[
		"services/search/query/rank.py",
		"def ",
		"Find lamps by the stem of a word (#6) > squash: Find lamps by the stem of a word (#6) > 2026-06-02-feat-search-tokens.yaml > slow-search > v1.1.0",
	],
	[
		"services/search/query/synonyms.py",
		'"standing"',
		"Know that a standing lamp is a floor lamp > merge: Merge branch 'feat/lamp-words' > 2026-06-15-feat-lamp-words.yaml > lamp-words > v1.1.0",
	],
	[
		"services/search/index/builder.py",
		"BATCH = 500",
		"Index lamps in batches (#10) > squash: Index lamps in batches (#10) > 2026-06-29-feat-search-bulk-feed.yaml > incremental-index > v1.1.1",
	],
	[
		"services/checkout/order/refund.go",
		"cents",
		"Pay back a part of an order (#15) > squash: Pay back a part of an order (#15) > - > - > v1.2.1",
	],
	[
		"storefront/src/basket/state.ts",
		"generate this list",
		"Let the basket use the same states > rebase: Let the basket use the same states > 2026-07-20-chore-one-order-model.yaml > one-order-model > v1.2.1",
	],
	[
		"services/search/query/suggest.py",
		"Words while typing",
		"Suggest words while typing, from memory (#16) > squash: Suggest words while typing, from memory (#16) > 2026-07-22-feat-search-suggest-2.yaml > lamp-words,find-it-fast.search-p95 > v1.3.0",
	],
	[
		"docs/orders.md",
		"The states of an order",
		"Explain the states of an order > direct: Explain the states of an order > - > - > v1.3.2",
	],
	[
		"services/search/index/builder.py",
		"Writes beside the old index",
		"Write the new index beside the old one (#39) > squash: Write the new index beside the old one (#39) > 2026-10-15-feat-search-whole-index.yaml > incremental-index,find-it-fast.search-p95 > v1.4.2",
	],
	[
		"services/checkout/order/order.go",
		"TODO",
		"One number for an order in all services > merge: Merge branch 'chore/one-order-id' > 2026-10-19-chore-one-order-id.yaml > one-order-model > v1.4.2",
	],
	[
		"services/checkout/go.mod",
		"pgx",
		"Bump pgx from 5.7.1 to 5.7.6 in /services/checkout (#54) > squash: Bump pgx from 5.7.1 to 5.7.6 in /services/checkout (#54) > - > - > v1.5.0",
	],
	[
		"services/checkout/payment/first_of.go",
		"package",
		"Go to the second provider when the first is away > merge: Merge pull request #53 from lumen/feat/second-provider > 2026-11-02-feat-second-provider.yaml > steady-payments,buy-with-ease.phone-orders > v1.5.1",
	],
	[
		"services/search/cache.py",
		"class",
		"Keep the answers of the last five minutes > at work on feat/search-cache > slow-search,find-it-fast.search-p95",
	],
];

const demoStories: Told["stories"] = {
	"lamp-words": [
		"at work: feat/search-words-for-kids",
		"landed: More words for the same lamp (#63)",
		"landed: Say something kind when nothing is found (#34)",
		"landed: Suggest words while typing, from memory (#16)",
		"landed: Suggest words while typing (#14) (taken back)",
		"landed: Merge branch 'feat/lamp-words'",
		"released: v1.1.0 v1.3.0 v1.4.0",
	],
	"late-parcels": [
		"at work: fix/delivery-islands",
		"at work: origin/feat/parcel-map",
		"landed: Write to the buyer on the day of delivery (#56)",
		"landed: Ask for the postcode before naming a day (#57)",
		"landed: Tell operations when a carrier is silent (#55) (linked)",
		"landed: Know the holidays of each region (#47)",
		"landed: Name no day on which nobody drives (#36)",
		"landed: A field of its own for the house number (#35)",
		"landed: An order may travel in several parcels (#28)",
		"landed: Merge pull request #24 from lumen/feat/carrier-feed",
		"landed: Merge pull request #17 from lumen/feat/delivery-dates",
		"landed: Name the day on which a parcel arrives (#7)",
		"released: v1.1.0 v1.3.0 v1.3.2 v1.3.3 v1.4.0 v1.4.3 v1.5.0 v1.5.1",
	],
	"steady-payments": [
		"at work: chore/outage-drill",
		"at work: try/retry-header",
		"landed: Merge pull request #53 from lumen/feat/second-provider",
		"landed: Tell the buyer that the money comes later (#40)",
		"landed: Take two clicks for one (#37)",
		"landed: Keep payments while the provider is away (#33)",
		"landed: Give the card provider eight seconds (#23)",
		"released: v1.3.1 v1.4.0 v1.4.1 v1.4.2 v1.5.1",
	],
	"no-card-data": [
		"landed: Mask long numbers in every log (#52)",
		"landed: Keep card numbers out of the log (#9)",
		"released: v1.1.1 v1.4.3",
	],
	"returns-unclear": ["at work: docs/returns-page"],
	"room-sets": [],
};
