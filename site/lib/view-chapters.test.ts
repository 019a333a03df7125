import { describe, expect, test } from 'vitest';
import { viewChapters } from './view-chapters.ts';

describe('viewChapters', () => {
	const chapters = (body: string) =>
		viewChapters(body, { hasTimeline: true, hasActions: true }).map(
			({ id, text, part }) => `${id}:${text}:${part ?? ''}`,
		);
	test.each([
		[
			'the author’s own headings',
			'## Summary\na\n## Timeline\n## Actions\nb',
			['summary:a:', 'timeline::timeline', 'actions:b:actions'],
		],
		[
			'none of ours',
			'## Summary\na\n## Lessons learned\nb',
			['summary:a:', 'timeline::timeline', 'lessons-learned:b:', 'actions::actions'],
		],
		[
			'text before any heading, an empty one, one twice',
			'x\n## A\n## B\nb\n## B\nc',
			['introduction:x:', 'b:b:', 'b-2:c:', 'timeline::timeline', 'actions::actions'],
		],
		[
			'a heading inside a fence',
			'## A\n```\n## no\n```',
			['a:```\n## no\n```:', 'timeline::timeline', 'actions::actions'],
		],
	])('%s', (_name, body, expected) => {
		expect(chapters(body)).toEqual(expected);
	});
});
