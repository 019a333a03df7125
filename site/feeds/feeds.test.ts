import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateRepository } from '../../bench/generate-repository.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { createLinks } from '../lib/create-links.ts';
import type { Feed } from './feed.ts';
import { escapeXml, printAtom } from './print-atom.ts';
import { printJsonFeed } from './print-json-feed.ts';
import { viewFeed } from './view-feed.ts';

const FILES = new Map([...generateRepository({ incidents: 90 })].map(({ path, content }) => [path, content]));
const place = { origin: 'https://incidents.example.com/ignored', links: createLinks('/base/'), file: 'feed.xml' };

function feedOf(files: ReadonlyMap<string, string> = FILES): Feed {
	const catalogue = readCatalogue({
		paths: () => [...files.keys()],
		read: (path) => files.get(path)!,
		version: () => '1',
	});
	return viewFeed(catalogue, place);
}

describe('the events of a feed', () => {
	const feed = feedOf();

	test('are the newest fifty, newest first, each once', () => {
		expect(feed.entries).toHaveLength(50);
		const times = feed.entries.map(({ at }) => Date.parse(at));
		expect(times).toEqual(times.toSorted((a, b) => b - a));
		expect(feed.updated).toBe(feed.entries[0]!.at);
		expect(new Set(feed.entries.map(({ id }) => id)).size).toBe(50);
		expect(new Set(feed.entries.map(({ id }) => id.split('/')[1]))).toEqual(
			new Set(['opened', 'resolved', 'postmortem']),
		);
	});

	test('have stable ids and absolute addresses below the base path', () => {
		const opened = feed.entries.find(({ id }) => id.endsWith('/opened'))!;
		const id = /INC-2026-\d{4}/.exec(opened.id)![0];
		expect(opened.id).toBe(`tag:incidents.example.com,2026:${id}/opened`);
		expect(opened.url).toBe(`https://incidents.example.com/base/incidents/${id}`);
		expect(feed).toMatchObject({
			home: 'https://incidents.example.com/base/',
			self: 'https://incidents.example.com/base/feed.xml',
		});
		const postmortem = feed.entries.find(({ id: other }) => other.endsWith('/postmortem'))!;
		expect(postmortem.url).toContain('/base/postmortems/INC-');
	});

	test('say what happened', () => {
		const texts = feed.entries.map(({ title }) => title);
		expect(texts.some((text) => /^SEV\d opened: /.test(text))).toBe(true);
		expect(texts.some((text) => /^SEV\d resolved after \d+ (?:min|h)/.test(text))).toBe(true);
		expect(texts.some((text) => text.startsWith('Postmortem: '))).toBe(true);
	});

	test('of no incident are none, and the feed still says when', () => {
		expect(feedOf(new Map())).toMatchObject({
			entries: [],
			updated: '1970-01-01T00:00:00Z',
			title: 'Tocsin incidents',
		});
	});

	test('leave lead-ups out until they are incidents', () => {
		const files = new Map([...FILES].map(([path, text]) => [path, text.replace(/^status: \S+$/m, 'status: lead-up')]));
		expect(feedOf(files).entries).toEqual([]);
	});
});

test('JSON Feed has every field that version 1.1 requires', () => {
	const json = JSON.parse(printJsonFeed(feedOf()));
	expect(json).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: 'Benchmark incidents' });
	expect(json.items).toHaveLength(50);
	for (const item of json.items) {
		expect(item.id).toMatch(/^tag:/);
		expect(item.content_text).not.toBe('');
		expect(new URL(item.url).protocol).toBe('https:');
		expect(Number.isNaN(Date.parse(item.date_published))).toBe(false);
	}
});

describe('Atom', () => {
	test.each([
		[
			'markup',
			'<script>alert("1")</script> & \'more\'',
			'&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;',
		],
		['control characters', 'a\u0000b\u001Bc\td', 'abc\td'],
		['half a character', 'a\uD83Db', 'a\uFFFDb'],
	])('escapes %s', (_, text, expected) => {
		expect(escapeXml(text)).toBe(expected);
	});

	const sample = feedOf();
	const tagsOf = (text: string) => {
		const entry = { ...sample.entries[0]!, title: text, summary: text, tags: [text] };
		return printAtom({ ...sample, entries: [entry] })
			.match(/<[a-z/?][^>]*>/g)
			?.map((tag) => tag.replace(/ .*/s, ''));
	};

	test('holds no markup but its own, whatever the texts say', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(tagsOf(text)).toEqual(tagsOf(''));
			}),
			{ numRuns: 200 },
		);
	});
});
