// Files that programs write or that others wrote, by the names that they usually have.

const names =
	/(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|Gemfile\.lock|composer\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum|mix\.lock|pubspec\.lock|Podfile\.lock|packages\.lock\.json|flake\.lock|gradle\.lockfile)$/;
const endings =
	/(\.min\.(js|css)|[.-]bundle\.js|\.map|\.snap|\.pb\.(go|cc|h)|_pb2(_grpc)?\.pyi?|\.g\.dart|\.freezed\.dart|\.designer\.cs|\.g\.cs|[._]generated\.\w+|\.svg)$/i;
const folders =
	/(^|\/)(node_modules|bower_components|vendor|vendored|third[_-]party|external|dist|__snapshots__|__generated__|Pods|Carthage)\//;

/** Whether a file is generated or vendored as far as its path tells; attributes of git may say otherwise. */
export function looksGenerated(path: string): boolean {
	return names.test(path) || endings.test(path) || folders.test(path);
}
