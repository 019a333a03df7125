function words(text: string): ReadonlySet<string> {
	return new Set(text.trim().split(/\s+/));
}

/** Verbs of actions in their base form; inflected forms are derived. Words that are mostly nouns are in `ALSO_NOUNS`. */
const VERBS = words(`
	accept add adopt agree allow analyse analyze announce answer apply archive ask assign attach audit automate avoid back
	backfill batch become begin block bound break bring build buy cache calculate call cancel cap carry catch change check
	choose clean clear close collect come compare complete compute configure confirm connect consolidate contain continue
	convert copy correct count create cut decide declare decommission decouple define delete deliver deny deploy deprecate
	describe design detect determine disable discuss distribute divide document double drain drop eliminate emit enable
	encrypt end enforce ensure enter escalate establish evict evaluate exclude exercise expire explain expose extend fail
	fetch file find finish fix follow forbid force freeze gate get give go grow guard handle harden have hide hold identify
	implement improve include increase inform inject instrument integrate introduce investigate invite isolate keep know
	label launch lead learn leave let limit link list load lock log look lower maintain make map mark measure merge migrate
	mirror mitigate monitor move mute name need notify obtain offer open order own pace page partition patch pause pay pin
	place plan practise practice prepare prevent print prioritise prioritize probe propose protect prove provide publish
	pull purge push put queue raise randomise randomize rate read rebuild record recover redesign reduce refactor refuse
	rehearse reject release remember remind remove rename renew reorder repair repeat replace replay report require rerun
	reset resize resolve restart restore restrict retire retry return reuse review revise rework rewrite roll rotate route
	run sample save say scale scan schedule see select send separate serve set shard share shed ship show shorten simplify
	size skip slow snapshot spell split spread stagger stand start state stay stop store stress subscribe suspend switch
	sync take teach tell terminate test throttle tighten time trace track train trigger trim tune turn understand unify
	update upgrade upload use validate vacuum verify version wait wake walk warm warn watch widen work wrap write
	atur ajarkan ajukan aktifkan alihkan ambil amati arsipkan awasi bagi bahas baca bangun batasi berhenti beri beritahu
	bersihkan blokir buat buka catat cek cari cegah cetak coba dokumentasikan evaluasi gabungkan ganti gunakan hapus hentikan
	hitung hubungkan ikuti ingatkan isi izinkan jadikan jadwalkan jalankan jelaskan kaji kirim kumpulkan kunci kurangi latih
	lengkapi lakukan lindungi luncurkan matikan masukkan migrasikan mulai mutakhirkan naikkan nonaktifkan otomatiskan pakai
	pantau pasang pastikan percepat perbaiki perbarui perbesar periksa perketat perluas perpanjang pertimbangkan pindahkan
	pisahkan pulihkan rancang rapikan rekam rilis samakan sambungkan sederhanakan sediakan selaraskan selesaikan siapkan
	simpan sinkronkan susun tambah tambahkan tampilkan tandai tangani tautkan tegakkan tentukan terapkan tetapkan tinjau
	tingkatkan tolak tulis turunkan tutup ubah uji ukur umumkan undang urutkan validasi wajibkan
`);

/** Forms of being and of duty, and irregular forms. */
const FINITE = words(`
	is are am was were be been has have had does do did can could may might must shall should will would cannot gets goes
	needs wants asks comes runs takes gives keeps holds knows says sees makes written kept made taken given held known
	shown told sent built found left put read set done seen run split practised tried
	adalah ialah akan bisa dapat harus boleh wajib perlu ada menjadi tidak
`);

/** Base forms that are nouns more often than not: they count at the start only before what they act on. */
const ALSO_NOUNS = words(`
	alert audit block cache call change check copy cut document drop end exercise file fix force freeze gate guard label
	launch lead limit link list load lock log look map mark measure mirror monitor name need offer order page patch pause
	place plan practice print probe queue rate read record release repair replay report reset retry return review rework
	roll route run sample scale scan schedule set shard share ship show size snapshot split stand start state stop store
	stress switch test time trace track train trigger turn update upgrade use version wait walk work back design time
`);

const INDONESIAN_VERB = /^(?:di|me(?:m|n|ng|ny|mper)?|ber|ter)\p{L}{4,}$/u;

/** Whether a line of English or Indonesian says what is done: it begins with an imperative, or has a verb further on. */
export function hasVerb(line: string): boolean {
	const [first = '', ...rest] = line.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? [];
	return isImperative(first, rest[0] ?? '') || rest.some((word, at) => isFiniteVerb(word, rest[at + 1] ?? ''));
}

function isImperative(word: string, next: string): boolean {
	const last = word.split('-').at(-1)!;
	const isVerb = VERBS.has(word) || VERBS.has(last) || word === 'alert';
	if (!isVerb && !INDONESIAN_VERB.test(word)) return /^(?:the|a|an|each|every|all|our|any|it|them)$/.test(next);
	return !ALSO_NOUNS.has(word) || next === '' || !/^(?:of|for|in|on|and|is)$/.test(next) || word === 'alert';
}

/** What follows a verb rather than a noun. */
const AFTER_VERB = words(
	'the a an at by until when longer only every each its it all before after again automatically themselves',
);

/** A verb that is no imperative: *is*, *waits at*, *refused*, *menolak*. */
function isFiniteVerb(word: string, next: string): boolean {
	if (FINITE.has(word) || (INDONESIAN_VERB.test(word) && !/^(?:mesin|media|metode|berita|berkas|termin)/.test(word)))
		return true;
	const bases = [word, ...stems(word)].filter((base) => VERBS.has(base));
	const isNounToo = bases.some((base) => ALSO_NOUNS.has(base)) && !/ed$/.test(word);
	return bases.length > 0 && (!isNounToo || AFTER_VERB.has(next));
}

function stems(word: string): readonly string[] {
	const found = [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
	if (/ed$/.test(word))
		found.push(word.slice(0, -2), word.slice(0, -1), word.replace(/(\p{L})\1ed$/u, '$1'), word.replace(/ied$/, 'y'));
	if (/^re/.test(word)) found.push(word.slice(2));
	return found;
}
