import { type Finding, recordRule } from '../../rule.ts';
import { filledSection } from '../../text/postmortem-text.ts';

/** Digits that count nothing: ids, dates, times of day, versions. */
const NO_COUNT =
	/\bINC-\d+-\d+\b|\b\d{4}-\d{2}-\d{2}\S*|\b\d{1,2}[:.]\d{2}\b|\bv?\d+\.\d+\.\d+\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Mei|Jun|Jul|Aug|Agu|Sep|Oct|Okt|Nov|Dec|Des)\p{L}*(?: \d{4})?/giu;
const COUNT =
	/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|third|quarter|all \p{L}+s|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh|ratus(?:an)?|seratus|ribu(?:an)?|seribu|juta|separuh|setengah|semua|seluruh)\b/iu;
/** That nobody was harmed is a number too. */
const NOTHING =
	/\b(?:nobody|no one|none of|nol)\b|\b(?:no|zero|tidak ada|tak ada) (?:\p{L}+ )?(?:customer|user|buyer|seller|shop|courier|order|payment|money|revenue|data|event|message|parcel|loss|harm|pelanggan|pengguna|pembeli|pesanan|pembayaran|uang|kerugian)/iu;

export const impactNumbers = recordRule({
	id: 'postmortem/impact',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'Impact has numbers: customers, orders, money, minutes.',
	why: 'Numbers decide severity, and what it may cost to prevent the next one. An estimate with its method is better than none; where nobody was harmed, say that.',
	*check(record): Iterable<Finding> {
		const section = filledSection(record, 'Impact');
		if (!section) return;
		const text = section.text.replace(NO_COUNT, '');
		if (COUNT.test(text) || NOTHING.test(text)) return;
		yield {
			at: { body: section.at },
			message: 'Unexpected impact without a number, expected customers, orders, money or minutes',
			help: 'Give at least one, and whether it is estimated or confirmed: "About 21 000 customers saw an error (estimated from …)".',
		};
	},
});
