import { INCIDENT_ID_PATTERN } from '../../src/core/records/scalars.ts';
import type { Links } from './create-links.ts';
import { pictureType } from './picture-type.ts';

/** Where a piece of Markdown lives, to make its relative links right. */
export interface MarkdownPlace {
	/** Folder of the file in the repository, like `incidents/2026/INC-2026-0042`. */
	readonly folder: string;
	/** Pictures beside it. */
	readonly attachments: readonly string[];
	/** Web address of the repository's files, like `https://github.com/acme/incidents/blob/main`. */
	readonly files?: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Where a link written in Markdown leads on the site: web and mail addresses stay, other records become their pages,
 * pictures their files, any other path the file in the repository. Undefined for everything else (`javascript:`, `data:`,
 * a path out of the repository), which must not become a link.
 */
export function resolveLink(href: string, place: MarkdownPlace, links: Links): string | undefined {
	const url = stripControls(href).trim();
	if (SCHEME.test(url)) return /^(?:https?:\/\/|mailto:)/i.test(url) ? url : undefined;
	// Percent signs may hide a scheme or a tab in it; nobody needs one in a path of the repository.
	if (SCHEME.test(stripControls(decode(url)))) return undefined;
	if (url === '' || url.startsWith('//') || url.startsWith('\\') || url.startsWith('/\\')) return undefined;
	if (url.startsWith('#')) return url;
	const [path = '', fragment] = url.split('#', 2);
	const target = joinPath(url.startsWith('/') ? '' : place.folder, decode(path.split('?')[0]!));
	if (target === undefined) return undefined;
	const page = pageOf(target, place, links);
	if (page) return fragment ? `${page}#${fragment}` : page;
	return place.files && `${place.files}/${target.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where a picture written in Markdown is: beside the record, or on the web; undefined where it is not there. */
export function resolveImage(src: string, place: MarkdownPlace, links: Links): string | undefined {
	const name = decode(src).replace(/^\.\//, '');
	if (!place.attachments.includes(name) || !pictureType(name)) return undefined;
	return links.attachment(lastPart(place.folder), name);
}

function pageOf(target: string, place: MarkdownPlace, links: Links): string | undefined {
	const parts = target.split('/');
	const [folder, name = ''] = parts;
	const slug = name.replace(/\.(?:md|yaml)$/, '');
	if (parts.length === 2 && folder === 'runbooks') return links.runbook(slug);
	if (parts.length === 2 && folder === 'reports') return links.report(slug);
	if (parts.length === 2 && folder === 'services') return links.service(slug);
	if (parts.length === 2 && folder === 'teams') return links.team(slug);
	if (isDocPage(parts)) return links.to(parts.join('/').replace(/(?:\/README)?\.md$/, ''));
	if (folder !== 'incidents') return undefined;
	const id = parts[2] ?? '';
	if (!INCIDENT_ID_PATTERN.test(id)) return undefined;
	const file = parts[3];
	if (file === 'postmortem.md') return links.postmortem(id);
	if (file === undefined || file === '' || file.endsWith('.md') || file.endsWith('.yaml')) return links.incident(id);
	const isBeside = target === `${place.folder}/${file}` && place.attachments.includes(file);
	return isBeside && pictureType(file) ? links.attachment(id, file) : undefined;
}

/** Pages of the documentation, but those of rules, which are many and stay in the repository. */
function isDocPage([folder, name = '', source = '', ...rest]: readonly string[]): boolean {
	if (folder !== 'docs' || rest.length > 0) return false;
	return source === '' ? name.endsWith('.md') : name === 'sources' && source.endsWith('.md');
}

function joinPath(folder: string, path: string): string | undefined {
	const parts = folder === '' ? [] : folder.split('/');
	for (const part of path.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join('/');
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function lastPart(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** Browsers ignore tabs and line breaks inside a scheme, so `java\tscript:` must be read as they read it. */
function stripControls(text: string): string {
	return [...text].filter((character) => character > '\u001f' && character !== '\u007f').join('');
}
