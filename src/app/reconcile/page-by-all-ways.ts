import type { Attempt } from '../../core/effects/attempt.ts';
import type { PagedPerson } from '../../core/effects/effect.ts';
import type { PageNotice, Pager } from '../../ports/pager.ts';

/** A way that has not answered by then has failed, in milliseconds; less than the turn that a run has for a page. */
const LONGEST_WAY = 45_000;

/**
 * Pages a person by every way at once. One that works is enough, and then what went wrong with others is a note; where
 * none does the page has failed, for good only where it has by every way.
 */
export async function pageByAllWays(
	pagers: readonly Pager[],
	person: PagedPerson,
	notice: PageNotice,
): Promise<Attempt> {
	const attempts = await Promise.all(
		pagers.map(async (pager) => ({ name: pager.name, attempt: await tryWay(pager, person, notice) })),
	);
	const failed = attempts.flatMap(({ name, attempt }) => (attempt.state === 'failed' ? [{ name, attempt }] : []));
	const error = failed.map(({ name, attempt }) => `${name}: ${attempt.error}`).join('; ');
	if (failed.length < attempts.length) return { state: 'done', ...(error !== '' && { note: error }) };
	const help = failed.find(({ attempt }) => attempt.help !== undefined)?.attempt.help;
	const isPermanent = failed.every(({ attempt }) => attempt.isPermanent === true);
	return { state: 'failed', error, ...(help !== undefined && { help }), ...(isPermanent && { isPermanent }) };
}

async function tryWay(pager: Pager, person: PagedPerson, notice: PageNotice): Promise<Attempt> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const silence = new Promise<Attempt>((resolve) => {
		timer = setTimeout(() => resolve({ state: 'failed', error: 'no answer' }), LONGEST_WAY);
	});
	try {
		return await Promise.race([pager.page(person, notice), silence]);
	} catch (error) {
		return { state: 'failed', error: `unexpected: ${error instanceof Error ? error.message : String(error)}` };
	} finally {
		clearTimeout(timer);
	}
}
