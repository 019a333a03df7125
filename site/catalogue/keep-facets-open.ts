import type { ScreenParts } from './screen-parts.ts';

/** Beside the results the facets are always open; above them, on a narrow screen, the reader opens them. */
export function keepFacetsOpen(facets: HTMLDetailsElement): void {
	const isBeside = matchMedia('(min-width: 62.01rem)');
	const follow = () => {
		facets.open = isBeside.matches;
	};
	isBeside.addEventListener('change', follow);
	follow();
}

/** The reader of a narrow screen is done with the facets and wants to see what they found. */
export function closeFacets({ facets, summary }: ScreenParts): void {
	facets.open = false;
	summary.scrollIntoView({ block: 'center' });
}
