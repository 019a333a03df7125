import type { SitePolicy } from '../../records/policies/site.ts';
import type { Thread } from './letter.ts';

/** The place of a mail in the thread of its incident, from the key of its effect, like `mail/triggered/1`. */
export function threadOf(incident: string, key: string, site: SitePolicy | undefined): Thread {
	const domain = domainOf(site);
	const idOf = (part: string) =>
		`<${incident}.${part.replace(/^mail\//, '').replaceAll(/[^A-Za-z0-9-]+/g, '.')}@${domain}>`;
	const [messageId, root] = [idOf(key), idOf('mail/triggered/1')];
	return { messageId, ...(messageId !== root && { inReplyTo: root }), listId: `<incidents.${domain}>` };
}

/** The host of the site; without one a name that can never be somebody else's (RFC 2606). */
export function domainOf(site: SitePolicy | undefined): string {
	const host = site?.url === undefined ? '' : new URL(site.url).hostname;
	return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) ? host : 'tocsin.invalid';
}
