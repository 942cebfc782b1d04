/** A text of the labelled set, without its marks; for tests alone. */
export interface Sample {
	/** Of a file, which says the language. */
	readonly name: string;
	readonly text: string;
	/** Where each expected tag starts. */
	readonly tags: readonly number[];
}

/** The samples in one file of the set; see the README. */
export function samplesIn(file: string): readonly Sample[] {
	return file
		.replaceAll("\r\n", "\n")
		.split(/^=== /m)
		.slice(1)
		.map((part) => {
			const end = part.indexOf("\n");
			return withoutMarks(part.slice(0, end), part.slice(end + 1));
		});
}

function withoutMarks(name: string, marked: string): Sample {
	const tags: number[] = [];
	let text = "";
	for (const part of marked.split(/([«»])/)) {
		if (part === "«") tags.push(text.length);
		else if (part !== "»") text += part;
	}
	return { name, text, tags };
}
