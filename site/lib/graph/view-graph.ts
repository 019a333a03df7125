import type { Catalogue, CatalogueIncident } from '../../../src/app/catalogue/catalogue.ts';
import { SEVERITIES, type Severity } from '../../../src/core/records/incident-words.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import { BOX_HEIGHT, layOutGraph } from './lay-out-graph.ts';

/** More boxes than this are not read in one drawing. */
const MOST_BOXES = 60;
/** Room for a letter of 12 pixels, and beside the words. */
const [LETTER, PADDING] = [6.6, 20];
/** Longer names are cut; the list below has them whole. */
const LONGEST = 26;

/** A service in a drawing. */
export interface ServiceBox {
	readonly slug: string;
	readonly label: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly isKnown: boolean;
	/** Of another product line, or of no record. */
	readonly isOutside: boolean;
	readonly isCurrent: boolean;
	/** The worst open incident, where it burns. */
	readonly burning?: { readonly id: string; readonly severity: Severity };
}

/** A curve from a service to what it needs, as an SVG path, and the tip of its arrow. */
export interface ServiceArrow {
	readonly path: string;
	readonly tip: string;
	/** What is needed burns. */
	readonly isHot: boolean;
}

export interface ServiceGraph {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly ServiceBox[];
	readonly arrows: readonly ServiceArrow[];
	/** Services of the same question that are not drawn. */
	readonly omitted: number;
}

/** A set of services to draw. */
interface GraphQuestion {
	readonly slugs: readonly string[];
	readonly isOutside?: (slug: string) => boolean;
	readonly current?: string;
	readonly omitted?: number;
}

/**
 * The services of a product line with what they need among themselves and in other lines. Of more
 * than sixty, those that burn and their neighbours are drawn first, then by tier and by how many need them.
 */
export function viewProductGraph(product: string, catalogue: Catalogue, index: CatalogueIndex): ServiceGraph {
	const { services } = catalogue;
	const own = [...services].filter(([, service]) => service.product === product).map(([slug]) => slug);
	const neighboursOf = (slug: string) => [...(services.get(slug)?.depends_on ?? []), ...(index.usedBy.get(slug) ?? [])];
	const hot = new Set(own.filter((slug) => burningOf(slug, index)).flatMap((slug) => [slug, ...neighboursOf(slug)]));
	const rank = (slug: string) => (hot.has(slug) ? 0 : (services.get(slug)?.tier ?? 4));
	const drawn = own
		.toSorted((a, b) => rank(a) - rank(b) || neighboursOf(b).length - neighboursOf(a).length || (a < b ? -1 : 1))
		.slice(0, MOST_BOXES);
	const inside = new Set(own);
	// What is needed and outside is drawn where there is room for it.
	const needed = drawn.flatMap((slug) => services.get(slug)?.depends_on ?? []);
	const outside = [...new Set(needed)].filter((slug) => !inside.has(slug));
	const slugs = [...drawn, ...outside.slice(0, MOST_BOXES - drawn.length)].sort();
	const isOutside = (slug: string) => !inside.has(slug);
	return draw({ slugs, isOutside, omitted: own.length - drawn.length }, catalogue, index);
}

/** A service with what it needs and who needs it, directly. */
export function viewServiceGraph(slug: string, catalogue: Catalogue, index: CatalogueIndex): ServiceGraph {
	const near = [...new Set([...(catalogue.services.get(slug)?.depends_on ?? []), ...(index.usedBy.get(slug) ?? [])])]
		.filter((one) => one !== slug)
		.sort((a, b) => Number(!burningOf(a, index)) - Number(!burningOf(b, index)) || (a < b ? -1 : 1));
	const slugs = [slug, ...near.slice(0, MOST_BOXES / 2 - 1)];
	return draw({ slugs, current: slug, omitted: near.length + 1 - slugs.length }, catalogue, index);
}

function draw(
	{ slugs, isOutside = () => false, current, omitted = 0 }: GraphQuestion,
	catalogue: Catalogue,
	index: CatalogueIndex,
): ServiceGraph {
	const shown = new Set(slugs);
	const labels = new Map(slugs.map((slug) => [slug, shorten(catalogue.services.get(slug)?.name ?? slug)]));
	const edges = slugs.flatMap((from) =>
		(catalogue.services.get(from)?.depends_on ?? [])
			.filter(
				(to) =>
					to !== from &&
					shown.has(to) &&
					!isOutside(from) &&
					(current === undefined || from === current || to === current),
			)
			.map((to) => ({ from, to })),
	);
	const widthOf = (slug: string) => Math.ceil(labels.get(slug)!.length * LETTER) + PADDING;
	const placed = layOutGraph(
		slugs.map((id) => ({ id, width: widthOf(id) })),
		edges,
	);
	return {
		width: placed.width,
		height: placed.height,
		boxes: placed.boxes.map(({ id, x, y, width }) => ({
			slug: id,
			label: labels.get(id)!,
			x,
			y,
			width,
			height: BOX_HEIGHT,
			isKnown: catalogue.services.has(id),
			isOutside: isOutside(id) || !catalogue.services.has(id),
			isCurrent: id === current,
			burning: burningOf(id, index),
		})),
		arrows: placed.arrows.map(({ to, points }) => ({
			path: curveThrough(points),
			tip: tipAt(points),
			isHot: burningOf(to, index) !== undefined,
		})),
		omitted,
	};
}

/** The worst open incident of a service. */
export function burningOf(slug: string, index: CatalogueIndex): ServiceBox['burning'] {
	const open = (index.incidentsByService.get(slug) ?? []).filter(({ facts }) => facts.status === 'open');
	const worst = open.reduce<CatalogueIncident | undefined>((first, incident) => {
		const isWorse = !first || SEVERITIES.indexOf(incident.facts.severity) < SEVERITIES.indexOf(first.facts.severity);
		return isWorse ? incident : first;
	}, undefined);
	return worst && { id: worst.id, severity: worst.facts.severity };
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/** A smooth line through the middles of its points, as dagre's own drawings have it. */
function curveThrough(points: readonly Point[]): string {
	const [first, ...rest] = points;
	const last = rest.at(-1)!;
	const middles = rest.slice(0, -1).map((point, index) => {
		const next = rest[index + 1]!;
		const end = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
		return `Q${point.x} ${point.y} ${end.x} ${end.y}`;
	});
	return `M${first!.x} ${first!.y}${middles.join('') || `L${last.x} ${last.y}`}`;
}

/** A small triangle at the end of a line that comes from the left, or from the right where it runs back. */
function tipAt(points: readonly Point[]): string {
	const [before, end] = points.slice(-2) as [Point, Point];
	const back = end.x >= before.x ? -7 : 7;
	return `M${end.x} ${end.y}l${back} -3.5v7z`;
}

function shorten(name: string): string {
	const letters = [...name];
	return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name;
}
