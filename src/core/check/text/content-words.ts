const EMPTY_WORDS: ReadonlySet<string> = new Set(
	`a an the and or but nor so yet of to in on at by for from with without into onto over under after before during until
	since between about as than then that this these those it its he she they them their we our us you your is are was were
	be been being am has have had do does did will would can could may might must shall should not no if when while where
	which who whom whose what why how there here all each every both more most some any such only also just very too again
	yang dan atau di ke dari untuk pada dengan oleh dalam karena sehingga saat ketika sebelum setelah sesudah selama sejak
	sampai ini itu tersebut adalah ialah ada tidak bukan belum sudah telah akan bisa dapat harus kami kita mereka dia ia juga
	saja hanya para sebuah suatu seperti antara agar maka`.split(/\s+/),
);

const ENDING = /(?:ations?|ings?|ies|ied|es|ed|s|nya|kan)$/;
const SHORTEST_STEM = 4;

/** The words of a text that carry its meaning, lower case and without their commonest endings, so that *expired* and *expires* are one. */
export function contentWords(text: string): ReadonlySet<string> {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !EMPTY_WORDS.has(word)).map(stem));
}

function stem(word: string): string {
	const short = word.replace(ENDING, '');
	return short.length >= SHORTEST_STEM ? short : word;
}
