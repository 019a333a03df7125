/** The sections of a changelog above one version, up to another: what an upgrade from the one to the other brings. */
export function changelogBetween(
	changelog: string,
	{ from, to }: { readonly from: string; readonly to: string },
): string {
	const sections = changelog.replaceAll('\r\n', '\n').split(/^(?=## )/m);
	const isWanted = (section: string) => {
		const version = versionOfSection(section);
		return version !== undefined && compareVersions(version, from) > 0 && compareVersions(version, to) <= 0;
	};
	return sections
		.filter(isWanted)
		.map((section) => section.trim())
		.join('\n\n');
}

/** The section of one version without its heading; undefined where there is none, or nothing in it. */
export function changelogOf(changelog: string, version: string): string | undefined {
	const section = changelog.split(/^(?=## )/m).find((one) => versionOfSection(one) === version);
	return section?.replace(/^.*\n?/, '').trim() || undefined;
}

function versionOfSection(section: string): string | undefined {
	return /^## v?(\d+\.\d+\.\d+)\b/.exec(section)?.[1];
}

/** Negative where `a` is older than `b`; versions are three numbers. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
	return left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** The newest of some tags like `v1.2.3`; others are left out. */
export function newestTag(tags: readonly string[]): string | undefined {
	return tags
		.filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag))
		.sort((a, b) => compareVersions(a.slice(1), b.slice(1)))
		.at(-1);
}
