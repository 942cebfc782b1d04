/** Who does what in the lamp shop; roles, never persons. */
export const teams = {
	search: "Search team <search@lumen.example>",
	storefront: "Storefront team <storefront@lumen.example>",
	checkout: "Checkout team <checkout@lumen.example>",
	platform: "Platform team <platform@lumen.example>",
	product: "Product <product@lumen.example>",
	bot: "dependabot[bot] <dependabot@lumen.example>",
	queue: "Merge queue <queue@lumen.example>",
} as const;

export type Team = keyof typeof teams;

/** `Search team` of `Search team <search@lumen.example>`. */
export function teamName(team: Team): string {
	return teams[team].replace(/ <.*/, "");
}
