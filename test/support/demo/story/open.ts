import type { Work } from "../work.ts";

/** Branches at work, in every state that the product knows; a branch stands after the one it was created from. */
export const openWorks: readonly Work[] = [
	// A why record of its own; HEAD is here.
	{
		id: "search-cache",
		by: "search",
		branch: "feat/search-cache",
		born: "11-18 09:00",
		commits: [
			"11-18 16:20 Keep the answers of the last five minutes",
			"11-20 11:45 Count what the cache holds",
		],
		pushed: 1,
		why: {
			serves: ["slow-search", "find-it-fast.search-p95"],
			why: "Shoppers on phones wait 2.4 s for the first result; most repeat a search from the last hour.",
			expects: { "find-it-fast.search-p95": 1500 },
			outcomes: ["A repeated search answers at once"],
			rework: { of: "feat/search-v1", because: "changed requirements" },
			questions: [
				{
					ask: "Must an answer be fresh when a price changes?",
					by: "Search team",
					on: "2026-11-18",
					answer: "No, the page reads the price itself",
					saved: "3 weeks",
				},
				{ ask: "Do we need fuzzy matching at all?", by: "Search team", on: "2026-11-20" },
			],
		},
	},
	// Stacked: its history holds the record of the branch below.
	{
		id: "cache-warmup",
		by: "search",
		branch: "spike/warm-start",
		from: "feat/search-cache",
		commits: ["11-19 10:30 Ask yesterday's questions before the first shopper does"],
	},
	// Stacked on a stacked one.
	{
		id: "cache-ttl",
		by: "search",
		branch: "spike/longer-for-rare",
		from: "spike/warm-start",
		commits: ["11-20 15:10 Keep rare answers longer"],
	},
	// Standing links: `feat/search-*`, and the more specific `feat/search-word*`.
	{
		id: "price-words",
		by: "search",
		branch: "feat/search-price",
		commits: ["11-17 14:05 Understand under 50"],
	},
	// Stacked on it: inherits what the standing link says.
	{
		id: "currencies",
		by: "search",
		branch: "spike/currencies",
		from: "feat/search-price",
		commits: ["11-18 11:25 Francs are not euros"],
	},
	{
		id: "search-synonyms",
		by: "search",
		branch: "feat/search-words-for-kids",
		commits: ["11-19 16:30 Words for the children's room"],
	},
	{
		id: "delivery-islands",
		by: "checkout",
		branch: "fix/delivery-islands",
		commits: ["11-16 11:10 Two days more for the islands"],
		pushed: 1,
	},
	// Somebody else's: it is only on the remote.
	{
		id: "parcel-map",
		by: "checkout",
		branch: "feat/parcel-map",
		commits: ["11-18 14:20 Show on a map where the lamp is"],
		pushed: 1,
		onlyThere: true,
		why: {
			serves: ["late-parcels", "keep-the-promise.delivery-questions"],
			why: "Every buyer asks where the lamp is on the morning of the day that we named.",
			expects: { "keep-the-promise.delivery-questions": 70 },
		},
	},
	// Only a name that can be guessed from.
	{
		id: "checkout-typo",
		by: "storefront",
		branch: "fix/checkout-typo",
		born: "11-21 06:20",
		commits: ["11-21 06:35 Spell receipt correctly"],
	},
	{
		id: "light-pages-fonts",
		by: "storefront",
		branch: "perf/light-pages-fonts",
		commits: ["11-13 13:00 One font file instead of four"],
		pushed: 1,
	},
	// Records on branches of other teams.
	{
		id: "edit-order",
		by: "checkout",
		branch: "feat/edit-order",
		commits: ["11-09 10:40 Change a paid order until it is packed", "11-16 16:55 Pay the difference back"],
		recordIn: 2,
		pushed: 2,
		birth: "branch: Created from refs/remotes/origin/feat/edit-order",
		why: {
			serves: ["checkout-edits", "buy-with-ease.orders-changed"],
			why: "60 orders a week are changed by phone",
			expects: { "buy-with-ease.orders-changed": 30 },
			outcomes: ["Shoppers take a lamp out of a paid order"],
			questions: [
				{ ask: "Who pays when the refund costs a fee?", by: "Checkout team", on: "2026-11-09" },
				{
					ask: "May a gift card be paid back in cash?",
					by: "Checkout team",
					on: "2026-11-10",
					answer: "No, only onto the card",
					saved: "1 week",
				},
			],
		},
	},
	// Stacked on it before its record was written: inherits what the record says.
	{
		id: "pay-back-drill",
		by: "checkout",
		branch: "try/partial-refund",
		from: "feat/edit-order",
		commits: ["11-12 09:15 Pay back one lamp of three"],
	},
	{
		id: "basket-notes",
		by: "storefront",
		branch: "feat/basket-notes",
		commits: ["11-12 15:25 A note for the driver"],
		why: {
			serves: ["checkout-edits"],
			why: "People call only to say where to leave the parcel",
			expects: { "buy-with-ease.orders-changed": 50 },
		},
	},
	// Renamed since its record was written.
	{
		id: "order-list",
		by: "storefront",
		branch: "feat/my-orders",
		formerly: "feat/orders-list",
		commits: ["11-10 11:50 A page with all my orders"],
		why: { serves: ["checkout-edits"], why: "Nobody finds the link to an order again" },
	},
	// An engineering goal.
	{
		id: "payment-drill",
		by: "checkout",
		branch: "chore/outage-drill",
		commits: ["11-11 14:15 Switch the provider off once a week, on purpose"],
		pushed: 1,
		why: {
			serves: ["steady-payments"],
			why: "The second provider was never needed yet, so nobody knows that it works",
		},
	},
	// `Created from HEAD`: while the drill was checked out.
	{
		id: "retry-header",
		by: "checkout",
		branch: "try/retry-header",
		from: "chore/outage-drill",
		birth: "branch: Created from HEAD",
		commits: ["11-13 09:30 Believe the provider when it says how long"],
	},
	// Debt that is paid for a goal.
	{
		id: "one-file-words",
		by: "search",
		branch: "debt/incremental-index-files",
		commits: ["11-20 09:20 Try one file for each first letter"],
	},
	// None, because.
	{
		id: "lint-rules",
		by: "platform",
		branch: "chore/lint-rules",
		commits: ["11-18 10:10 One set of rules for all of TypeScript"],
		why: { serves: "none", why: "Housekeeping: two rule sets contradict each other" },
	},
	// A problem that nobody has promised to solve.
	{
		id: "returns-page",
		by: "product",
		branch: "docs/returns-page",
		commits: ["11-17 10:00 Draft: how a return works"],
		why: {
			serves: ["returns-unclear"],
			why: "The help page answers in legal words",
			questions: [{ ask: "Who pays the parcel back?", by: "Product", on: "2026-11-17" }],
		},
	},
	// Its record names a problem that had left the agreement a week before.
	{
		id: "loyalty-points",
		by: "storefront",
		branch: "feat/points",
		commits: ["10-06 14:30 Collect a point for each lamp"],
		pushed: 1,
		why: { serves: ["loyalty"], why: "Regular customers ask for their own prices" },
	},
	// Nobody has said anything.
	{
		id: "wishlist",
		by: "storefront",
		branch: "feat/wishlist",
		commits: ["11-04 10:00 A heart beside each lamp", "11-06 17:45 Remember the hearts"],
	},
	{
		id: "viewer-3d",
		by: "storefront",
		branch: "spike/3d-viewer",
		commits: ["08-13 16:00 Turn a lamp around with a finger"],
	},
	{
		id: "arm64",
		by: "platform",
		branch: "arm64-images",
		commits: ["11-19 13:15 Build for both processors"],
	},
	// Somebody else's branch, taken over from the remote.
	{
		id: "gift-cards",
		by: "storefront",
		branch: "feat/vouchers",
		birth: "branch: Created from refs/remotes/origin/feat/vouchers",
		commits: ["11-11 16:10 Buy a voucher"],
		pushed: 1,
	},
	// Quiet ones.
	{
		id: "release-1.5",
		by: "platform",
		branch: "release/1.5",
		born: "11-18 14:50",
		commits: ["11-18 14:55 Name the version 1.5.1"],
		pushed: 1,
	},
	{
		id: "bot-4",
		by: "bot",
		branch: "dependabot/npm_and_yarn/storefront/vite-7.2.4",
		birth: "branch: Created from refs/remotes/origin/dependabot/npm_and_yarn/storefront/vite-7.2.4",
		commits: ["11-20 05:00 Bump vite from 7.0.2 to 7.2.4 in /storefront"],
		pushed: 1,
	},
];
