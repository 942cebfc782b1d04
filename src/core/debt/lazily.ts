/** Makes something when it is first asked for, and once; so may grammars name each other. */
export function lazily<Made>(make: () => Made): () => Made {
	let made: Made | undefined;
	return () => {
		made ??= make();
		return made;
	};
}
