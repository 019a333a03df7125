/** What to ask instead, by what a phrase does. */
export type BlameKind = 'why' | 'error' | 'hindsight' | 'omission' | 'trait' | 'fault';

/** A way of blaming somebody, in lower case; `PERSON` in the pattern stands for a person. */
export interface BlamingPhrase {
	readonly language: 'english' | 'indonesian';
	readonly kind: BlameKind;
	/** Every text that the pattern matches has at least one of these words; most texts have none and need no look. */
	readonly words: readonly string[];
	readonly pattern: RegExp;
}

/** The question about the system that finds more than the one about the person. */
export const SYSTEM_QUESTIONS: Readonly<Record<BlamingPhrase['language'], Readonly<Record<BlameKind, string>>>> = {
	english: {
		why: 'What made this the sensible thing to do, with what could be seen at that moment?',
		error: 'What made the wrong step easy, and what should have stopped it?',
		hindsight: 'What was shown at that moment, and what would have made the danger visible?',
		omission: 'What reminds or checks, so that nobody has to remember?',
		trait: 'What about the tool, the hour or the process made this likely for anyone?',
		fault: 'How did the system let one action do this much harm?',
	},
	indonesian: {
		why: 'Apa yang membuat langkah itu masuk akal dengan apa yang terlihat saat itu?',
		error: 'Apa yang membuat langkah keliru itu mudah, dan apa yang seharusnya menghentikannya?',
		hindsight: 'Apa yang terlihat saat itu, dan apa yang akan membuat bahayanya tampak?',
		omission: 'Apa yang mengingatkan atau memeriksa, sehingga tidak seorang pun harus mengingat?',
		trait: 'Apa pada alat, waktu atau proses yang membuat ini mungkin terjadi pada siapa pun?',
		fault: 'Bagaimana sistem membiarkan satu tindakan menimbulkan kerugian sebesar ini?',
	},
};

/**
 * Who is meant by `PERSON`. An operator is also a program or a company, a manager a component, a lead leads to
 * something, people and anyone are customers and attackers, and Teams is a product.
 */
export const PERSONS: Readonly<Record<BlamingPhrase['language'], RegExp>> = {
	english:
		/(?:he|she|someone|somebody|engineers?|developers?|devs|(?<!\b(?:kubernetes|k8s|database|postgres|prometheus|network|mobile|phone|tour|cloud|cluster) )operators?|administrators?|on-?calls?|(?<=\b(?:the|our|a|an|first|second|product|engineering|duty|shift|release) )(?:managers?|responders?)|reviewers?|authors?|committers?|colleagues?|employees?|contractors?|interns?|(?<=\b(?:the|team|our|tech) )leads?|teammates?|persons?|dbas?|staff|technicians?|juniors?|seniors?|team)(?: (?:in charge|on duty|on call|of (?:the|this|that) \w+))?/,
	indonesian:
		/(?:dia|ia|beliau|kamu|mereka|seseorang|engineer|insinyur|pengembang|developer|operator|petugas|karyawan|pegawai|staf|admin|rekan|dba|reviewer|teknisi|tim)(?: (?:itu|ini|tersebut|jaga|data))?/,
};

type Row = readonly [words: string, pattern: RegExp];

function phrases(language: BlamingPhrase['language'], kind: BlameKind, rows: readonly Row[]): readonly BlamingPhrase[] {
	return rows.map(([words, pattern]) => ({ language, kind, words: words.split(' '), pattern }));
}

const ENGLISH: readonly BlamingPhrase[] = [
	...phrases('english', 'why', [
		[
			'why',
			/why (?:did|didn't|did not|would|wouldn't|had|hadn't) (?:the |an? |our |this |that )?(?:[a-z-]+ )??(?:you|anyone|anybody|PERSON)\b(?! (?:have|need|has) |(?: not)? (?:know|see|get|hear|receive))/,
		],
		['broke screwed messed caused', /who (?:broke|screwed up|messed up|caused)/],
		['only', /if only (?:the |an? |our )?(?:they|PERSON)\b|if (?:the |an? |our )?PERSON had only\b/],
		[
			'read checked tested looked asked followed paid done',
			/had (?:the |an? |our )?(?:they|PERSON) (?:only |just )?(?:read|checked|tested|looked|asked|followed|paid|done)\b/,
		],
	]),
	...phrases('english', 'error', [
		['human pilot engineer developer', /(?:human|pilot|engineer|developer) (?:errors?|mistakes?|failures?)/],
		['operator', /(?<!\b(?:kubernetes|k8s|database|postgres|network|mobile|cloud) )operator (?:errors?|mistakes?)/],
		[
			'mistake mistakes error blunder blunders oversight oversights negligence',
			/(?:error by|(?:mistakes?|blunders?|oversights?|negligence) (?:by|of|from|on the part of)) (?:the |an? |our )(?:[a-z]+ ){0,2}?PERSON\b/,
		],
		[
			'wrong mistyped misread',
			/PERSON (?:mistyped|misread|(?:typed|used|picked|chose|deleted|ran|opened|changed|restarted|clicked|dropped|killed|merged|deployed|pressed) the wrong)/,
		],
		['stupid silly rookie dumb beginner', /(?:stupid|silly|rookie|dumb|beginner'?s) (?:mistakes?|errors?)/],
		[
			'mistake mistakes blunder',
			/obvious mistakes?|(?:made|making|makes) (?:a|another|the|this) (?:[a-z]+ )?(?:mistake|blunder)/,
		],
		['fat fatfinger fatfingered', /fat(?:[- ]finger|finger)(?:ed|ing|s)?/],
	]),
	...phrases('english', 'hindsight', [
		[
			'known',
			/(?:should(?:'ve| have)|ought to have|must have) known(?= (?:that|about|how|what|when|who|why|this|the|it|better|to|of)\b|[.,;!?]|$)/,
		],
		['better', /knew better|known better/],
		[
			'careful attentive vigilant diligent',
			/(?:should|could) have been (?:more |much more )?(?:careful|attentive|vigilant|diligent)/,
		],
		[
			'should must ought might shouldn mustn mightn',
			/PERSON (?:should|must|ought to|might)(?:n't| not| never)? (?:simply |just |really )?have (?!been\b|an?\b|the\b|access\b|more\b|one\b)\w+/,
		],
		['could', /(?!some)PERSON could (?:simply |just |really )?have (?!been\b|an?\b|the\b|access\b|more\b|one\b)\w+/],
		['sense judgement judgment', /common sense|(?:poor|bad) judge?ment/],
	]),
	...phrases('english', 'omission', [
		[
			'forgot forgotten neglected ignored overlooked slept overslept asleep bothered',
			/(?:management|PERSON) (?:had |has |have |simply |just |also |then ){0,2}(?:forgot|forgotten|neglected|ignored|overlooked|slept|overslept|was asleep|could(?: not|n't) be bothered)/,
		],
		[
			'never did didn',
			/PERSON (?:never|did(?: not|n't)) (?:even |really )?(?:bother|pay attention|care|read|check|test|verify|look|think|ask|double-check|follow)/,
		],
		// A program that runs things in a cluster is called an operator, and fails to do so now and then.
		['failed', /(?!operator)PERSON (?:had |has |have |simply |just |also |then ){0,2}failed to\b/],
		['even', /PERSON did(?: not|n't) even\b/],
		['anyway', /(?:he|she) did (?:it|so|this|that) anyway\b/],
		['bothered', /(?:nobody|no one|never) bothered/],
		['forgot neglected bother', /we (?:simply |just |also )?(?:forgot|neglected to|did(?: not|n't) bother)/],
		['follow', /did(?: not|n't) follow (?:the |our |this )?(?:process|procedure|runbook|instructions|rules)/],
		[
			'attention careful care',
			/(?:not|wasn't|weren't) paying attention|(?:must|should|needs? to) (?:pay (?:more|closer|better) attention|be more careful|take more care)/,
		],
		[
			'lacked',
			/PERSON lacked (?:the )?(?:necessary |required )?(?:attention|care|discipline|skills?|knowledge|experience)/,
		],
		['lack', /lack of (?:attention|care|discipline|diligence|caution|experience)/],
		['ball broke', /dropped the ball|(?:he|she) broke\b/],
	]),
	...phrases('english', 'trait', [
		['careless carelessly carelessness', /careless(?:ly|ness)?\b/],
		['negligent negligently negligence', /negligen(?:tly|t|ce)\b/],
		['reckless recklessly recklessness', /reckless(?:ly|ness)?\b/],
		[
			'incompetent incompetence sloppiness laziness stupidity unprofessional inexperienced inattentive inattentiveness',
			/(?:incompeten(?:t|ce)|sloppiness|laziness|stupidity|unprofessional|inexperienced|inattentive(?:ness)?)\b/,
		],
		['irresponsible irresponsibly irresponsibility', /irresponsib(?:le|ly|ility)\b/],
		['thinking thoughtless thoughtlessly', /without thinking|thoughtless(?:ly)?\b/],
		['blindly', /PERSON (?:\w+ ){1,4}blindly\b/],
		['idiot idiots idiotic stupid', /idiot(?:s|ic)?\b|stupid\b/],
		['sloppy', /sloppy (?!quorum|phrase|match|quer)/],
		['lazy', /(?:too|so) lazy|PERSON (?:is|was|are|were) lazy|lazy PERSON/],
		['screwed messed botched', /PERSON (?:had |has )?(?:screwed up|messed up|botched)/],
	]),
	...phrases('english', 'fault', [
		['fault mistake negligence', /(?:his|her|PERSON(?:'s|s')) (?:own )?(?:fault|mistake|negligence)/],
		['job homework', /(?:do|did|done|doing) (?:his|her) (?:job|homework)/],
		[
			'fault blame blamed guilty',
			/whose fault|blame (?:lies|rests|goes|falls)|PERSON (?:is|was|are|were) (?:to blame|at fault|guilty)|blamed? (?:on )?(?:the |an? |our )?PERSON/,
		],
		['responsible', /(?:people|PERSON) responsible for (?:the|this) (?:outage|incident|error|mistake|failure|loss)/],
		['caused broken deleted', /(?:caused|broken|deleted by mistake) by (?:the |an? |our )(?:[a-z-]+ )?PERSON/],
		['reprimand reprimanded disciplinary', /reprimand(?:ed)?\b|disciplinary/],
		[
			'warned talked spoken disciplined sanctioned',
			/(?:PERSON|who did (?:it|this|that)) (?:has|have|was|were) (?:been )?(?:warned|talked to|spoken to|disciplined|sanctioned)\b(?! (?:by|that|of|in|about))/,
		],
	]),
];

const INDONESIAN: readonly BlamingPhrase[] = [
	...phrases('indonesian', 'why', [
		[
			'kenapa mengapa',
			/(?:kenapa|mengapa) (?:si \w+|PERSON)\b(?! (?:\w+ )?tidak (?:diberi|dikabari|tahu|melihat|mendapat|menerima))/,
		],
		['siapa', /siapa yang (?:salah|bersalah|merusak)|salah siapa/],
	]),
	...phrases('indonesian', 'error', [
		[
			'kesalahan',
			/kesalahan (?:\w+ ){0,2}?(?:dari |oleh |pihak |tanggung jawab ){0,2}(?:manusia|pribadi|operator|petugas|engineer|insinyur|pengembang|developer|karyawan|pegawai|staf|admin|teknisi|tim)\b/,
		],
		['salah keliru', /PERSON (?:baru )?(?:itu |ini )?(?:salah|keliru) (?:me|di)\w+/],
	]),
	...phrases('indonesian', 'hindsight', [
		['harusnya seharusnya', /(?:se)?harusnya (?:PERSON|sudah tahu|tahu|lebih (?:hati-hati|teliti|cermat|waspada))\b/],
		['harusnya seharusnya', /PERSON (?:\w+ )?(?:se)?harusnya\b/],
	]),
	...phrases('indonesian', 'omission', [
		['lupa', /PERSON (?:\w+ )?lupa\b|lupa (?:untuk )?(?:me|di)\w{4,}/],
		[
			'membaca memeriksa mengecek menguji memikirkan memperhatikan peduli mau',
			/PERSON (?:tidak|tak|belum) (?:membaca|memeriksa|mengecek|menguji|memikirkan|memperhatikan|peduli|mau)\b/,
		],
		['mengabaikan', /PERSON (?:\w+ ){0,2}?mengabaikan\b/],
		['tugas tugasnya', /tugas(?:nya)? dia\b/],
		['prosedur sop runbook aturan', /tidak (?:mengikuti|mematuhi|menjalankan) (?:prosedur|sop|runbook|aturan)\b/],
	]),
	...phrases('indonesian', 'trait', [
		[
			'kelalaian lalai kecerobohan ceroboh keteledoran teledor sembrono gegabah asal kebodohan bodoh kemalasan pemalas malas oknum',
			/(?:kelalaian|lalai|kecerobohan|ceroboh|keteledoran|teledor|sembrono|gegabah|asal-asalan|kebodohan|bodoh|kemalasan|pemalas|malas|oknum)\b/,
		],
		[
			'teliti hati cermat waspada fokus disiplin becus kompeten bertanggung',
			/(?:kurang|tidak) (?:teliti|hati-hati|cermat|waspada|fokus|disiplin|becus|kompeten|bertanggung jawab)\b/,
		],
	]),
	...phrases('indonesian', 'fault', [
		['salah', /salah (?:si \w+|PERSON)\b/],
		['gara', /gara-gara (?:si \w+|PERSON)\b/],
		['ulah', /(?:akibat|karena) ulah\b/],
		['biang', /biang (?:keladi|kerok)\b/],
		['disalahkan', /(?:harus|patut|layak|pantas) disalahkan\b/],
	]),
];

/** All of them; where two begin at one place the longer one is meant. */
export const BLAMING_PHRASES: readonly BlamingPhrase[] = [...ENGLISH, ...INDONESIAN];
