/** Puts values into `{0}`, `{1}`. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
	return template.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));
}
