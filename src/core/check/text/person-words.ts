function words(text: string): ReadonlySet<string> {
	return new Set(text.trim().split(/\s+/));
}

/** English words that are also given or family names: capitalised at the start of a sentence they say nothing. */
export const ENGLISH_WORDS = words(`
	able amber archer art ash autumn back baker ball banks barber bay bean bell berry best bill bird black blaze bliss
	block blue bond boss bowman branch brand bridge bridges bright broad brook brown buck buckle bull burn burns bush
	butler camp cannon carol carpenter carter carver case cash castle chamber chambers chance chandler charity chase
	cherry chest christian church clay clerk cliff cloud coin cole colt cook cool cooper cotton court cow craft crane
	cross crow crown cruise crystal curry daisy dale dance dawn day deal dean dell diamond dot dove drake draper drew
	duke dusty eagle earl early east edge elder english eve fair faith farmer fern ferry field fields finn fish fisher
	flood flora flowers foot ford forest foster fox frank free french frost gale gardener garland gates gene gentry
	glen gold golden good goodman gore grace grand grant gray green gross grove guest guy hale hall hammer hand harbor
	hardy harmony harper hart haven hawk hazel head heap heart heath heather hector henna high hill holiday holly home
	hood hope horn house hull hunt hunter iris ivory ivy jack jade jasmine jay jet jewel josh joy judge justice kay
	keen kind king kirk knight lake lamb lance lane large lark laurel law leaf leap lee lily lincoln link lion little
	lock locke long loop lord love low lowe luna main major manner marble march marine mark marsh mason max may mean
	means melody mercer mercy merit merry miles mill miller mint mister misty moody moon more morning morrow moss
	mountain mouse nation neighbor nest new news nightingale noble norm north nova oak old olive only opal orange organ
	outlaw oxford pace pack page pain palm park parker parrish parsons pat path patience peace peak pearl peck pen
	penny pepper perry person peter pierce pike pine piper pitt place plain plant plum polo pool pope poppy porter
	posey post potter pound power powers present price pride prime prince prior proctor pryor purdy purple quick race
	rain raven ray read real reason record redding reed reef regal rest rhyme rich rider ridge ring river rivers roads
	rob robin robust rock rod roller rook root rope rose round rover rowan royal ruby rush sadler sage sailor salt
	sands sandy savage savior scales scott seal search self senior shade sharp shepherd ship shipley shoemaker shore
	short shot silk silver singer single skip sky slaughter sleep slide small smart smith snider snow south spark
	sparks speed spice spicer spoon spring square staff stamp stanford star stark starr start steel stella step
	sterling stern stew still stock stone storm street strong sue sugar summer summers sun swain swan swann sweet swift
	switch tab table tailor tan tanner tate taylor teal temple terry thatcher thorn thread tide tiller tone tony tops
	tower town trace track trail tree trip tripp troy true trust tuck tucker tune turn turner usher vale van vault
	victor vine violet vogel wade wagon walker wall waller wand ward warden ware waste water waters watt wave way
	weaver weeks wells west wheat wheeler whisper white wick wilder will willow wind wing winner winter winters wise
	wolf wolfe wood woody words work world worth wright yard yarn yellow york young zest
`);

/** Indonesian words that are also names. */
export const INDONESIAN_WORDS = words(`
	abadi adil agung agus aman anggun angin anugerah ari arif asih asri awan ayu bagus bahagia baik bakti bayu berkah bintang
	budi budiman bulan bumi bunga cahaya cahya candra catur cemara cendana cinta citra dahlia damai delima desember dewa dewi
	dian dua dwi eka elok embun emas enam fajar galuh gembira gemilang guna gunawan guntur hadi harapan hari hidayah hikmah
	hujan ikhlas iman indah intan jaya jujur kartika kasih kencana kurnia laksana langit lanjar laut lestari lima lintang
	makmur mandala mawar mega melati merdeka mulia murni mustika mutiara nirmala nur nusa padma pelangi permana permata
	pertiwi perdana pratama purnama purnomo puspa putra putri rahayu rahmat raja ramadan ratna ratu rejeki restu rezeki rimba
	rizki sabar sakti sari satria satu seno sentosa septi setia setiawan sinar suci sukma surya tegar teguh tirta tri tulus
	utama utami wahyu wangi wati wibawa widya wira wulan yang yudha
`);

/** Months are names too, and stand where people do: *by April*, *from June*. */
export const MONTHS = words(`
	january february march april may june july august september october november december
	januari februari maret mei juni juli agustus oktober desember
`);

/** What only people do, in the past tense that postmortems are written in. */
export const PERSON_VERBS = words(`
	acknowledged added agreed announced answered applied approved asked assumed believed bumped called changed checked chose
	committed configured confirmed contacted copied created debugged decided deleted deployed disabled discovered edited
	enabled escalated executed explained fixed forgot found gave guessed handed helped ignored informed installed
	investigated joined killed knew launched logged looked merged migrated missed modified noticed ordered overlooked paged
	drained pasted patched paused phoned pressed proposed pulled pushed ran realised realized rebooted released reloaded remembered
	removed renewed replaced replied reported restarted restored reverted reviewed rolled rotated said scaled searched sent shipped
	skipped spotted started stopped suggested suspected switched talked tested thought told took tried triggered turned typed
	understood undid updated upgraded uploaded waited wanted watched went woke wrote
	bertanya berkata lupa mematikan membangunkan membatalkan memberi memeriksa memindahkan memperbaiki memperpanjang
	memulihkan memutuskan menambah menelepon menemukan mengatakan mengecek menghapus menghubungi mengirim mengubah menjalankan
	menulis menutup menyetujui menyimpulkan melaporkan melihat meminta merilis menggabungkan menjawab
`);

/** Verbs that months and seasons do as well: *April saw five incidents*. */
export const ALSO_OF_MONTHS = words('saw took went gave started stopped knew added');

/** Words after which a person is named, whatever the letter it begins with. */
export const BEFORE_A_PERSON = words(`
	by asked ask called call paired paged page told tell woke wake phoned informed reached contacted pinged messaged thanked
	oleh menurut menunggu menelepon menghubungi hubungi kepada kata tanya bersama membangunkan memanggil
`);

/** Of these, the ones that also stand before a month. */
export const BEFORE_A_MONTH = words('by oleh menurut menunggu');

/** Titles: the next word is a person even in small letters. */
export const TITLES = words('pak bapak bu ibu mas mbak kak mr mrs dr');

/** Nouns whose name follows them: the name is a thing's. */
export const BEFORE_A_THING = words(`
	badai bank branch brand bucket campaign city cluster cv desa gudang gunung host hurricane jalan jl kampanye kapal kota
	layanan library mall merek mount node pasar pod project proyek pt pulau queue release server service shop store storm
	street table tabel tier toko topan topic typhoon version warehouse warung worker
`);

/** Words before which no name of a person stands alone. */
export const ARTICLES = words('a an the this that these those each every no per our their its my your one some any');

const ENGLISH_MARKS = words('the and of to was were is are in for with that had has which from at by not it');
const INDONESIAN_MARKS = words(
	'yang dan di ke dari tidak ini itu pada untuk dengan karena oleh sudah kami akan saat adalah',
);

/** The language of a stretch of prose by its most common words; undefined where there are too few to say. */
export function languageOf(text: string): 'english' | 'indonesian' | undefined {
	let balance = 0;
	for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) {
		if (ENGLISH_MARKS.has(word)) balance += 1;
		else if (INDONESIAN_MARKS.has(word)) balance -= 1;
	}
	return balance > 0 ? 'english' : balance < 0 ? 'indonesian' : undefined;
}
