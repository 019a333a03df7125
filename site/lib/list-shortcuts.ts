import { t } from '../i18n/t.ts';

/** The site's keys and what they do, for its page of keys and the dialog that shows the same. */
export function listShortcuts(): readonly (readonly [keys: readonly string[], meaning: string])[] {
	return [
		[['/'], t('search')],
		[['j', 'k'], t('next and previous row of a list or table')],
		[['Enter'], t('open the row')],
		[['g h'], t('what is open now')],
		[['g i'], t('all incidents')],
		[['g s'], t('services')],
		[['g o'], t('who is on call')],
		[['g m'], t('metrics')],
		[['Esc'], t('leave an empty search field, close a dialog')],
		[['?'], t('this help')],
	];
}
