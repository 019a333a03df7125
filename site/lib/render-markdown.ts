import { defineHastPlugin, type HastNode, type HastVisitorContext, markdownToHtml } from 'satteri';
import { language, t } from '../i18n/t.ts';
import type { Links } from './create-links.ts';
import { links as siteLinks } from './links.ts';
import { type MarkdownPlace, resolveImage, resolveLink } from './resolve-link.ts';

/** How a text is set into its page. */
export interface MarkdownOptions {
	readonly place: MarkdownPlace;
	/** Level of the text's highest possible heading, so that it stands below the page's own; 2 by default. */
	readonly topLevel?: number;
	/** Keeps heading ids of two texts on one page apart. */
	readonly idPrefix?: string;
	/** Incidents that have a page: their ids in the text become links. */
	readonly isIncident?: (id: string) => boolean;
	readonly links?: Links;
}

type Element = Extract<HastNode, { type: 'element' }>;

const INCIDENT_IDS = /\bINC-\d{4}-\d{4,}\b/g;
/** Signs of a heading of either kind; most texts have none. */
const MAY_HAVE_HEADINGS = /#|^[\s>*+-]*[=-]+\s*$/m;
const CACHE_LIMIT = 4_000;
const cache = new Map<string, string>();

/**
 * HTML of Markdown that people wrote. Markup in it is shown as text, never run; links lead only to web and mail addresses
 * and to pages of the site; pictures only to files beside the record. Rendered once for the same text and place.
 */
export function renderMarkdown(text: string, options: MarkdownOptions): string {
	if (text.trim() === '') return '';
	const linked = text.includes('INC-')
		? (text.match(INCIDENT_IDS) ?? []).filter(options.isIncident ?? (() => true))
		: [];
	const key = JSON.stringify([language(), text, options.place, options.topLevel, options.idPrefix, linked]);
	const known = cache.get(key);
	if (known !== undefined) return known;
	const html = render(text, options, new Set(linked));
	if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value!);
	cache.set(key, html);
	return html;
}

function render(text: string, options: MarkdownOptions, linked: ReadonlySet<string>): string {
	const links = options.links ?? siteLinks;
	return markdownToHtml(text, {
		features: { frontmatter: false, gfm: { footnotes: false } },
		hastPlugins: [
			inertMarkup(options.place, links),
			MAY_HAVE_HEADINGS.test(text) && headings(options),
			linked.size > 0 && incidentLinks(links, linked),
		],
	}).html;
}

/**
 * Raw HTML becomes the text that it is, links and pictures lead only where they may, and what the page's policy or a screen
 * reader would trip over is mended. Nothing with children is replaced, since a replaced node drops what was done inside it.
 */
function inertMarkup(place: MarkdownPlace, links: Links) {
	return defineHastPlugin({
		name: 'inert-markup',
		raw: (node) => ({ type: 'text', value: withoutComments(node.value) }),
		element: {
			filter: Object.keys(MENDERS),
			visit: (node, context) => MENDERS[node.tagName]?.(node, context, { place, links }),
		},
	});
}

/** Comments are for whoever edits the text; templates explain themselves by them. */
function withoutComments(markup: string): string {
	let kept = '';
	let from = 0;
	for (let start = markup.indexOf('<!--'); start >= 0; start = markup.indexOf('<!--', from)) {
		const end = markup.indexOf('-->', start + 4);
		if (end < 0) break;
		kept += markup.slice(from, start);
		from = end + 3;
	}
	return kept + markup.slice(from);
}

type Mender = (
	node: Readonly<Element>,
	context: HastVisitorContext,
	where: { readonly place: MarkdownPlace; readonly links: Links },
) => Element | undefined;

const MENDERS: Readonly<Record<string, Mender>> = {
	a: (node, context, { place, links }) => {
		const href = resolveLink(String(node.properties.href ?? ''), place, links);
		context.setProperty(node, 'href', href);
		if (href && /^https?:/i.test(href)) context.setProperty(node, 'rel', ['noreferrer']);
		return undefined;
	},
	img: mendImage,
	td: alignByClass,
	th: alignByClass,
	input: (node, context) => {
		context.setProperty(node, 'ariaLabel', node.properties.checked ? t('done') : t('to do'));
		return undefined;
	},
	pre: (node, context) => {
		context.setProperty(node, 'tabIndex', 0);
		return undefined;
	},
	table: (node, context) => {
		// A group and no region: two landmarks of one name confuse, and a text has many tables.
		const properties = { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: t('Table') };
		context.wrapNode(node, { type: 'element', tagName: 'div', properties, children: [] });
		return undefined;
	},
};

/** A picture beside the record is shown; any other becomes words, with a link where it is on the web. */
function mendImage(
	node: Readonly<Element>,
	context: HastVisitorContext,
	{ place, links }: { readonly place: MarkdownPlace; readonly links: Links },
): Element {
	const source = String(node.properties.src ?? '');
	const alt = String(node.properties.alt ?? '');
	const src = resolveImage(source, place, links);
	if (src) return { type: 'element', tagName: 'img', properties: { src, alt, loading: 'lazy' }, children: [] };
	const parent = context.parent(node);
	const isInLink = 'tagName' in parent && parent.tagName === 'a';
	const href = !isInLink && /^https?:\/\//i.test(source) ? { href: source, rel: ['noreferrer'] } : undefined;
	return {
		type: 'element',
		tagName: href ? 'a' : 'span',
		properties: { ...href, className: ['missing'] },
		children: [{ type: 'text', value: t('Picture not shown: {name}', { name: alt || source }) }],
	};
}

/** Alignment by class, since the page's policy allows no style attribute. */
function alignByClass(node: Readonly<Element>, context: HastVisitorContext): undefined {
	const align = /text-align: (\w+)/.exec(String(node.properties.style ?? ''))?.[1];
	if (!align) return;
	context.setProperty(node, 'style', undefined);
	context.setProperty(node, 'className', [`align-${align}`]);
}

function headings({ topLevel = 2, idPrefix = '' }: MarkdownOptions) {
	const used = new Map<string, number>();
	return defineHastPlugin({
		name: 'headings',
		element: {
			filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
			visit: (node, context): Element => {
				// Authors begin with one # or with two; both stand right below the page's own heading.
				const level = Math.min(6, Math.max(topLevel, Number(node.tagName[1]) + topLevel - 2));
				const base = idPrefix + headingId(context.textContent(node));
				const count = used.get(base) ?? 0;
				used.set(base, count + 1);
				const id = count === 0 ? base : `${base}-${count + 1}`;
				return { type: 'element', tagName: `h${level}`, properties: { id }, children: [...node.children] };
			},
		},
	});
}

/** The id of a heading: its words, joined by hyphens. */
export function headingId(heading: string): string {
	const words = heading.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu);
	return words?.join('-') ?? 'section';
}

function incidentLinks(links: Links, linked: ReadonlySet<string>) {
	return defineHastPlugin({
		name: 'incident-links',
		text: (node, context) => {
			if (!node.value.includes('INC-')) return;
			const parent = context.parent(node);
			if ('tagName' in parent && (parent.tagName === 'a' || parent.tagName === 'code')) return;
			const parts = linkIds(node.value, links, linked);
			if (parts.length > 1) context.replaceNode(node, parts);
		},
	});
}

function linkIds(text: string, links: Links, linked: ReadonlySet<string>): Element['children'] {
	const parts: Element['children'] = [];
	let end = 0;
	for (const match of text.matchAll(INCIDENT_IDS)) {
		const [id] = match;
		if (!linked.has(id)) continue;
		const properties = { href: links.incident(id) };
		parts.push({ type: 'text', value: text.slice(end, match.index) });
		parts.push({ type: 'element', tagName: 'a', properties, children: [{ type: 'text', value: id }] });
		end = match.index + id.length;
	}
	return [...parts, { type: 'text', value: text.slice(end) }];
}
