import { defineHastPlugin, type HastNode, markdownToHtml } from 'satteri';
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
	const key = JSON.stringify([text, options.place, options.topLevel, options.idPrefix, linked]);
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
			inertMarkup,
			safeTargets(options.place, links),
			accessibleTables,
			headings(options),
			linked.size > 0 && incidentLinks(links, linked),
		],
	}).html;
}

/** Raw HTML becomes the text that it is. */
const inertMarkup = defineHastPlugin({
	name: 'inert-markup',
	raw: (node) => ({ type: 'text', value: node.value }),
});

function safeTargets(place: MarkdownPlace, links: Links) {
	return defineHastPlugin({
		name: 'safe-targets',
		element: {
			filter: ['a', 'img'],
			visit: (node) => (node.tagName === 'a' ? safeLink(node, place, links) : safeImage(node, place, links)),
		},
	});
}

function safeLink(node: Readonly<Element>, place: MarkdownPlace, links: Links): Element {
	const href = resolveLink(String(node.properties.href ?? ''), place, links);
	if (href === undefined) return { type: 'element', tagName: 'span', properties: {}, children: [...node.children] };
	const rel = /^https?:/i.test(href) ? { rel: ['noreferrer'] } : {};
	return { type: 'element', tagName: 'a', properties: { href, ...rel }, children: [...node.children] };
}

function safeImage(node: Readonly<Element>, place: MarkdownPlace, links: Links): Element {
	const source = String(node.properties.src ?? '');
	const alt = String(node.properties.alt ?? '');
	const src = resolveImage(source, place, links);
	if (src) return { type: 'element', tagName: 'img', properties: { src, alt, loading: 'lazy' }, children: [] };
	const note = `Picture not shown: ${alt || source}`;
	const href = /^https?:\/\//i.test(source) ? source : undefined;
	const properties = href ? { href, rel: ['noreferrer'], className: ['missing'] } : { className: ['missing'] };
	return { type: 'element', tagName: href ? 'a' : 'span', properties, children: [{ type: 'text', value: note }] };
}

/** Alignment by class, since the page's policy allows no style attribute; checkboxes get a name. */
const accessibleTables = defineHastPlugin({
	name: 'accessible-tables',
	element: {
		filter: ['th', 'td', 'input', 'table', 'pre'],
		visit: (node, context) => {
			if (node.tagName === 'input') {
				const label = node.properties.checked ? 'done' : 'to do';
				context.setProperty(node, 'ariaLabel', label);
			} else if (node.tagName === 'table') {
				const scroller: Element = {
					type: 'element',
					tagName: 'div',
					properties: { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
					children: [],
				};
				context.wrapNode(node, scroller);
			} else if (node.tagName === 'pre') {
				context.setProperty(node, 'tabIndex', 0);
			} else {
				const align = /text-align: (\w+)/.exec(String(node.properties.style ?? ''))?.[1];
				if (align) {
					context.setProperty(node, 'style', undefined);
					context.setProperty(node, 'className', [`align-${align}`]);
				}
			}
		},
	},
});

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
