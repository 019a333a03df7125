import { t } from '../i18n/t.ts';
import { enhanceTimes } from './enhance-times.ts';

/** What `as-of.json` says. */
interface AsOf {
	/** Absent where the records are outside Git. */
	readonly commit?: string;
	readonly at?: string;
	readonly url?: string;
}

/** Writes into the last line of the page which commit the site is as of; without an answer the line stays as it is. */
export async function showAsOf(): Promise<void> {
	const line = document.querySelector<HTMLElement>('[data-as-of]');
	if (!line) return;
	const response = await fetch(line.dataset.asOf!).catch(() => undefined);
	if (!response?.ok) return;
	const { commit, at, url }: AsOf = await response.json();
	if (!commit || !at) {
		line.replaceChildren(t('From records outside Git'));
		return;
	}
	const time = document.createElement('time');
	time.dateTime = at;
	time.dataset.time = 'moment';
	line.replaceChildren(`${t('As of')} `, time, `${t(', commit')} `, commitMark(commit, url));
	enhanceTimes(line);
}

function commitMark(commit: string, url: string | undefined): HTMLElement {
	const code = document.createElement('code');
	code.textContent = commit.slice(0, 7);
	if (!url) return code;
	const link = document.createElement('a');
	link.href = url;
	link.rel = 'noreferrer';
	link.append(code);
	return link;
}
