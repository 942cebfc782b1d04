/** The newest VS Code that the tests know, and the oldest that `engines.vscode` promises. */
export const newest = "1.139.1";
export const oldest = "1.103.2";

export type Version = typeof newest | typeof oldest;

export const themeKinds = ["dark", "light", "hcDark", "hcLight"] as const;
export type ThemeKind = (typeof themeKinds)[number];

export interface Theme {
	/** The value of `workbench.colorTheme`. */
	readonly id: string;
	/** What the list of themes calls it. */
	readonly label: string;
}

const hcDark: Theme = { id: "Default High Contrast", label: "Dark High Contrast" };
const hcLight: Theme = { id: "Default High Contrast Light", label: "Light High Contrast" };

// The themes that each version starts with.
const themes: Record<Version, Record<ThemeKind, Theme>> = {
	[newest]: {
		dark: { id: "Dark 2026", label: "Dark 2026" },
		light: { id: "Light 2026", label: "Light 2026" },
		hcDark,
		hcLight,
	},
	[oldest]: {
		dark: { id: "Default Dark Modern", label: "Dark Modern" },
		light: { id: "Default Light Modern", label: "Light Modern" },
		hcDark,
		hcLight,
	},
};

export function theme(version: Version, kind: ThemeKind): Theme {
	return themes[version][kind];
}
