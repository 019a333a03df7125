import type { Feed } from './feed.ts';

/** The feed as JSON Feed 1.1. */
export function printJsonFeed({ title, organisation, home, self, entries }: Feed): string {
	return JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title,
		home_page_url: home,
		feed_url: self,
		language: 'en',
		authors: [{ name: organisation }],
		items: entries.map((entry) => ({
			id: entry.id,
			url: entry.url,
			title: entry.title,
			content_text: entry.summary,
			date_published: entry.at,
			tags: entry.tags,
		})),
	});
}
