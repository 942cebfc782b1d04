/** A first `alignment.yaml`: valid as it stands, with the rest of the format to uncomment. `name` is the repository's. */
export function starter(name: string): string {
	return `# Whom does this repository help, and which numbers should it move?
# Alignment shows the answers where the work happens. Only version and titles are required.
version: 1
product: ${quoted(name)}

problems:
  first-problem:                     # ids are lower-case words joined by dashes
    title: Say here what users struggle with, in their words
    # who: Who has this problem
    # outcomes:
    #   - What they will be able to do once it is solved

# objectives:
#   first-objective:
#     title: What gets better for users this period
#     solves: [first-problem]
#     key_results:
#       first-result: { title: What we measure, unit: "%", from: 10, to: 30 }

# engineering_goals:
#   first-goal:
#     title: What has to get better in the code
#     because: The reason, in words that a product manager understands
#     supports: [first-objective.first-result]
#     paths: ["src/**"]

# branches:                          # standing links; the most specific pattern wins
#   "release/**": none
`;
}

/** Double-quoted wherever plain text could be read as something else. */
function quoted(name: string): string {
	return /^[A-Za-z][\w .-]*$/.test(name) &&
		!/^(true|false|null|yes|no|on|off|y|n)$/i.test(name) &&
		!/\s$/.test(name)
		? name
		: JSON.stringify(name);
}
