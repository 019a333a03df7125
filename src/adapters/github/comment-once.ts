import type { Attempt } from '../../core/effects/attempt.ts';
import { callGithub } from './call-github.ts';
import { failureOf, type GithubOptions } from './failure-of.ts';

const PAGE = 100;
const MAX_PAGES = 10;

/** Says something below an issue, unless a comment there begins with the same marker. Rejects where there is no answer. */
export async function commentOnce(
	options: GithubOptions,
	{ number, marker, body }: { readonly number: number; readonly marker: string; readonly body: string },
): Promise<Attempt> {
	const path = `issues/${number}/comments`;
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const answer = await callGithub(options, `GET ${path}?per_page=${PAGE}&page=${page}`);
		if (answer.status === 404 || answer.status === 410)
			return { state: 'failed', error: `#${number} is not on GitHub any more`, isPermanent: true };
		if (answer.status !== 200) return failureOf(answer, options);
		const comments = (await answer.json()) as readonly { readonly body?: string }[];
		if (comments.some((comment) => comment.body?.startsWith(marker))) return { state: 'done' };
		if (comments.length < PAGE) break;
	}
	const made = await callGithub(options, `POST ${path}`, { body });
	return made.status === 201 ? { state: 'done' } : failureOf(made, options);
}
