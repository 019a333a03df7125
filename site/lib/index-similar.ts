import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { wordsOf } from '../../src/core/triage/text-similarity.ts';

/** Words in more incidents than this share say little, and would make the search long; a few are always looked at. */
const RARE = { share: 0.01, least: 8 } as const;
/** One shared word is chance. */
const LEAST_SHARED = 2;
/** So many are shown beside an incident. */
const MOST = 4;

/** An incident that uses the same rare words as another. */
export interface SimilarId {
	readonly id: string;
	/** The words that match, the rarest first. */
	readonly words: readonly string[];
}

/** A word with the places in the list of incidents where it stands. */
interface RareWord {
	readonly word: string;
	readonly places: readonly number[];
	readonly weight: number;
}

/** What the search of each incident counts in, by place: made once, because a list of all for each would take longer than the search. */
interface Tally {
	readonly score: Float64Array;
	readonly shared: Uint16Array;
}

/**
 * By incident, the few of all years most like it by the rare words of title and impact, without those linked with it: the
 * sum of the weights of the words they share, ln(all incidents ÷ incidents with the word), two words at least. The best
 * first, then the newest. For all incidents at once, so that the page of one need not know all others.
 */
export function indexSimilar(
	incidents: readonly CatalogueIncident[],
	linkedWith: (incident: CatalogueIncident) => ReadonlySet<string>,
): ReadonlyMap<string, readonly SimilarId[]> {
	const rare = rareWords(incidents);
	const tally = { score: new Float64Array(incidents.length), shared: new Uint16Array(incidents.length) };
	return new Map(
		incidents.map((incident, own) => {
			const places = sharingPlaces(rare[own]!, tally);
			const except = linkedWith(incident);
			const found = places
				.filter((place) => place !== own && tally.shared[place]! >= LEAST_SHARED && !except.has(incidents[place]!.id))
				.sort((a, b) => tally.score[b]! - tally.score[a]! || a - b)
				.slice(0, MOST)
				.map((place) => ({ id: incidents[place]!.id, words: wordsInBoth(rare[own]!, rare[place]!) }));
			for (const place of places) tally.score[place] = tally.shared[place] = 0;
			return [incident.id, found];
		}),
	);
}

/** By place, the rare words of each incident that are in another one too, the rarest first. */
function rareWords(incidents: readonly CatalogueIncident[]): readonly (readonly RareWord[])[] {
	const words = incidents.map(({ facts }) => [...wordsOf(`${facts.title} ${facts.impact?.description ?? ''}`)]);
	const placesOf = new Map<string, number[]>();
	for (const [place, own] of words.entries()) {
		for (const word of own) {
			const places = placesOf.get(word);
			if (places) places.push(place);
			else placesOf.set(word, [place]);
		}
	}
	const most = Math.max(RARE.least, Math.ceil(incidents.length * RARE.share));
	const rare = new Map<string, RareWord>();
	for (const [word, places] of placesOf) {
		if (places.length === 1 || places.length > most) continue;
		rare.set(word, { word, places, weight: Math.log(incidents.length / places.length) });
	}
	return words.map((own) => own.flatMap((word) => rare.get(word) ?? []).sort(rarestFirst));
}

function rarestFirst(a: RareWord, b: RareWord): number {
	return a.places.length - b.places.length || (a.word < b.word ? -1 : 1);
}

/** Counts for every incident with one of the words what it shares; returns their places. */
function sharingPlaces(rare: readonly RareWord[], { score, shared }: Tally): number[] {
	const touched: number[] = [];
	for (const { places, weight } of rare) {
		for (const place of places) {
			if (shared[place] === 0) touched.push(place);
			score[place]! += weight;
			shared[place]!++;
		}
	}
	return touched;
}

function wordsInBoth(one: readonly RareWord[], other: readonly RareWord[]): readonly string[] {
	return one.filter((word) => other.includes(word)).map(({ word }) => word);
}
