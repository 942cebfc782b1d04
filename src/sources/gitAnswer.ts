/** git's own reason, without the warnings that may come before it. */
export function firstLine(complaints: string): string {
	const lines = complaints.split("\n").map((line) => line.trim());
	return lines.find((line) => /^(fatal|error):/.test(line)) ?? lines.find(Boolean) ?? "it gave no reason";
}
