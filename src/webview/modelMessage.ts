/** What the extension says to a webview: our own words, so that a look at the envelope is enough. */
export interface ModelMessage<Model> {
	readonly type: "model";
	readonly model: Model;
}

export function isModelMessage<Model>(message: unknown): message is ModelMessage<Model> {
	return isObject(message) && message.type === "model" && isObject(message.model);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
