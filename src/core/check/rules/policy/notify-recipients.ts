import { type Finding, recordRule } from '../../rule.ts';

export const notifyRecipients = recordRule({
	id: 'policy/notify-recipients',
	kinds: ['notify'],
	severity: 'warning',
	summary: 'Every route of notifications reaches somebody.',
	why: 'A route without mail and chat matches and tells nobody, and whoever wrote it believes that it does.',
	*check({ value: { routes } }): Iterable<Finding> {
		for (const [index, { id, mail, chat }] of routes.entries()) {
			if ((mail?.length ?? 0) + (chat?.length ?? 0) > 0) continue;
			yield {
				at: { key: ['routes', index, 'id'] },
				message: `Unexpected route "${id}" without mail or chat, expected at least one recipient`,
				actual: id,
				help: 'Add `mail:` or `chat:`, or remove the route.',
			};
		}
	},
});
