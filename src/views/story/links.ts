import type { Ref } from "../../core/model.ts";

/** Makes text, which is Markdown already, lead somewhere; what can't be reached stays text. */
export interface StoryLinks {
	story(ref: Ref, markdown: string): string;
	/** A file as the snapshot names it. */
	file(file: string, markdown: string): string;
	commit(id: string, markdown: string): string;
}
