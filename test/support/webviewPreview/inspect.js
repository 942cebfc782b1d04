// Evaluated in the page after axe-core: what is wrong with the page as it stands.
axe.run().then(({ violations }) => ({
	violations: violations.map(({ id, nodes }) => {
		const where = nodes.map(
			({ html, any }) => `${html.slice(0, 90)} ${any.map(({ message }) => message).join(" ")}`,
		);
		return `${id}: ${where.join(" | ")}`;
	}),
	isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
	height: document.documentElement.scrollHeight,
}));
