/** Begins the line on which the in-host half of the bench tells its figure, in milliseconds. */
export const typingMark = "alignment-bench typing: ";
