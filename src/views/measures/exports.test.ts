import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { english } from "../../../test/support/english.ts";
import { pageOfSample, quarter, somebody } from "../../../test/support/measuresPreview/samples.ts";
import { h } from "../../webview/drawn.ts";
import { exportMarkdown } from "./exportMarkdown.ts";
import { exportPage } from "./exportPage.ts";
import { pictureOf } from "./exportPicture.ts";
import { measuresCsv, measuresJson } from "./exportValues.ts";
import { markup } from "./markup.ts";

const page = pageOfSample("shop");

describe("markup of a drawing", () => {
	it("keeps text as text", () =>
		equal(
			markup(h("p", { title: `"a" & <b>` }, "<script>&\u0000\ud800")),
			'<p title="&quot;a&quot; &amp; &lt;b&gt;">&lt;script&gt;&amp;  </p>',
		));
});

describe("picture in a file", () => {
	for (const { key, chart } of page.measures)
		it(`of ${key} needs nothing else`, () => {
			ok(chart);
			const picture = pictureOf(chart);
			match(picture, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-16 -16 672 \d/);
			doesNotMatch(picture, /var\(|<script|href=|NaN|undefined/);
			// Well formed: every element that is opened is closed.
			equal(picture.match(/<[a-z]+[ >]/g)?.length, picture.match(/<\/[a-z]+>|\/>/g)?.length ?? 0);
		});
});

describe("Markdown", () => {
	const { text, pictures } = exportMarkdown(page, "measures-pictures", english);

	it("has a picture beside it for each measure", () => {
		deepEqual(
			[...pictures.keys()],
			[
				"measures-pictures/rework.svg",
				"measures-pictures/timeToMarket.svg",
				"measures-pictures/balance.svg",
				"measures-pictures/outcomes.svg",
				"measures-pictures/morale.svg",
			],
		);
		for (const path of pictures.keys()) ok(text.includes(`](${path})`), path);
	});

	it("reads from top to bottom", () =>
		deepEqual(text.match(/^#+ .*$/gm), [
			"# Measures",
			"## Rework",
			"## Time to market",
			"## Balance",
			"## Outcomes",
			"## Satisfaction and morale",
			"## What alignment brought us",
		]));

	it("has figure, sample, table and definition of each", () => {
		match(text, /\*\*6\.2%\*\* · 1\.8 points less than in 2026-Q3/);
		match(text, /\| Oct 1 \| 8\.1% \| 1,200 \| 7% \|/);
		match(text, /\*\*Definition\.\*\* Of the lines that landed/);
		match(text, /- \*\*9 items\*\* of debt paid/);
	});

	it("says so in place of a figure that is not enough", () =>
		match(
			exportMarkdown(pageOfSample("begun"), "p", english).text,
			/0 changes so far say when they began; from 5 on there is a figure\./,
		));

	it("links to where a folder with blanks is", () =>
		match(exportMarkdown(page, "our measures", english).text, /\]\(our%20measures\/rework\.svg\)/));
});

describe("web page for printing", () => {
	const style = readFileSync("media/measures.css", "utf8");
	const html = exportPage(page, style, "en");

	it("runs nothing, loads nothing, and opens nothing", () => {
		match(html, /content="default-src 'none'; style-src 'unsafe-inline'"/);
		doesNotMatch(html.replace(style, ""), /<script|<link|<img|<button|<select|https?:(?!\/\/www\.w3)/);
	});

	it("has every measure, its table and its definition", () => {
		equal(html.match(/<section class="measure /g)?.length, 5);
		equal(html.match(/<section class="appendix"/g)?.length, 5);
		match(html, /Of the lines that landed on the default branch/);
	});
});

describe("values for machines", () => {
	const rows = measuresCsv(quarter).trimEnd().split("\r\n");

	it("are rows of one width", () => {
		equal(rows[0], "measure,of,from,to,value,sample,unit");
		for (const row of rows) equal(row.split(",").length, 7, row);
		ok(rows.includes("rework,all,2026-10-01,2026-12-31,0.062,18420,share"));
		ok(rows.includes("rework,all,2026-07-01,2026-09-30,0.08,18420,share"));
		ok(
			rows.includes("morale,all,2026-10-05,2026-10-05,3.6,6,of 5") ||
				rows.some((row) => row.startsWith("morale,all,2026-10-05")),
		);
	});

	it("quote what a table would take for something else", () => {
		const [first] = quarter.outcomes.keyResults;
		ok(first);
		const outcomes = { ...quarter.outcomes, keyResults: [{ ...first, unit: '=1+1,"x"' }] };
		match(measuresCsv({ ...quarter, outcomes }), /,"'=1\+1,""x"""\r\n/);
	});

	it("name nobody, like all that is exported", () => {
		const all = [
			measuresCsv(quarter),
			measuresJson(quarter),
			exportMarkdown(page, "p", english).text,
			exportPage(page, "", "en"),
		];
		for (const text of all) equal(text.includes(somebody), false);
	});

	it("are as JSON what was computed", () =>
		deepEqual(JSON.parse(measuresJson(quarter)), JSON.parse(JSON.stringify(quarter))));
});
