import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { splitFrontMatter } from '../../src/formats/split-front-matter.ts';
import { type Story, storySchema } from './story.ts';

const FILE_NAME = /^(\d{4}-\d{2}-\d{2})-([a-z0-9-]+)\.md$/;
const POSTMORTEM = /^# Postmortem\n+/m;

/** All stories of a folder in the order in which they happened; throws on a story that cannot be read. */
export function readStories(folder: URL): readonly Story[] {
	const stories = readdirSync(folder)
		.filter((file) => FILE_NAME.test(file))
		.map((file) => parseStory(file, readFileSync(new URL(file, folder), 'utf8')))
		.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.slug < b.slug ? -1 : 1));
	const twice = stories.find(({ slug }, index) => stories.findIndex((other) => other.slug === slug) !== index);
	if (twice) throw new Error(`Two stories have the name ${twice.slug}`);
	return stories;
}

function parseStory(file: string, content: string): Story {
	const [, date, slug] = FILE_NAME.exec(file)!;
	const split = splitFrontMatter(content);
	if (!split.ok) throw new Error(`${file}:${split.line}: ${split.message}`);
	const parsed = storySchema.safeParse(load(split.parts.yaml));
	if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
	if (!parsed.data.at.startsWith(date!)) throw new Error(`${file}: Unexpected date, expected that of "at"`);
	const [notes = '', postmortemText] = split.parts.body.split(POSTMORTEM);
	return { ...parsed.data, slug: slug!, notes: notes.trim(), ...(postmortemText && { postmortemText }) };
}
