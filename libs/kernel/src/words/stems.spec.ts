import { describe, expect, it } from '@jest/globals';
import { englishStem, russianStem, stemsOf, wordsOf } from './index.js';

/** «words > stem» pairs of the vocabularies published with the algorithms (snowballstem/snowball-data, russian and english). */
const RUSSIAN = `
абиссинию > абиссин; абонемента > абонемент; абонировался > абонирова; абонируйся абонируюсь > абонир; августа августе > август
авдотье авдотьей авдотьи авдотью авдотья > авдот; авенантненькая > авенантненьк; авиаторов > авиатор; авиация > авиац; авось > ав
австрийский > австрийск; автомобили > автомоб; автомобиль > автомобил; авторам авторов автором > автор; авторитеты > авторитет
агонии > агон; агроном > агрон; агрономии > агроном; ада адам адом > ад; адвокатского адвокатской адвокатскую > адвокатск
административный административных > административн; адреса адресом адресу > адрес; адресный > адресн; адресовано > адресова
азвольте > азвольт; азраил > азра; аккомпанировал > аккомпанирова; аккуратнее аккуратно аккуратный > аккуратн; акции акций акциями > акц
алексеев алексея > алексе; алексеева алексеевым алексеевыми > алексеев; алексей > алекс; алела > алел; алена алены > ал
алене алену > ален; алеют > алеют; аллея аллеям > алле; альбом > альб; альбомами > альбом; амбиций > амбиц; анализировал > анализирова
анализирующей > анализир; ангелочка > ангелочк; англичан > англича; англичанах англичане > англичан; англичанин > англичанин
андреев андреем андрея > андре; андрее андрей андрею > андр; анна анне анной анну > ан; апельсинничаешь > апельсиннича; аплодирует > аплодир
аплодируя > аплодиру; аптекарь > аптекар; арестовать > арестова; арестовывают > арестовыва; арестуйте арестуют аресты > арест
окрестности окрестность окрестный > окрестн; окровавленного > окровавлен; округлилась > округл; округляли округлять > округля
окружавшее окружали окружающего окружающий > окружа; окружены окружила окружить > окруж; окует > ок; окунулась > окунул; окупаются > окупа
оледенивший оледенил > оледен; оледенела > оледенел; олицетворенный > олицетворен; омрачалось омрачался > омрача; омываемых > омыва
онемев > онем; онемела онемели онемелое > онемел; онемение > онемен; онеметь > онемет; опадающий > опада; опасался > опаса
опасаясь опасен > опас; опасение опасениях > опасен; опасна опаснее опасностей опасности опасность опасностями опасных > опасн
операции операцию > операц; опершись > оперш; опечаток > опечаток; описав описал описано описать > описа; описание описаний > описан
описывал описывать > описыва; оплетая > оплет; оплетешь > оплетеш; оплодотворяется > оплодотворя; опоздавший опоздать > опозда
опомнившись опомнилась опомнясь > опомн; опочиет > опочиет; оправдывавшее оправдывается оправдывались оправдываюсь > оправдыва
оправдывая > оправдыв; оправив оправившись оправиться > оправ; определен > определ; определения определенная определенности > определен
определившеюся определить определяя > определ; определял > определя; опровергнуть опровергнутых > опровергнут; опрятность > опрятн
опустевший опустевшим > опустевш; опустеет > опустеет; опустив опустились опуститься опустя > опуст; опущена опущены > опущ
опыт > оп; опыта опыты > опыт; опять > опя; ораторствуешь > ораторствуеш; органа > орга; организмами > организм; орден орда ордою > орд
оригинально оригинальности оригинальных > оригинальн; орлиный орлиным > орлин; оружием > оруж; а > а; алоэ > алоэ; аи ай > а`;

const ENGLISH = `
abandoned abandoning abandonment abandons > abandon; abasement > abas; abate abated > abat; abbreviation > abbrevi; abdominal > abdomin
abilities ability > abil; abhorred abhorring > abhor; abhorrence > abhorr; abjectly abjectness > abject; able > abl; abnegation > abneg
abominable abominably abominated > abomin; aborigines aboriginally > aborigin; above > abov; abrogated > abrog; absence > absenc
abstinence > abstin; absurdities > absurd; abundance abundant > abund; abusive > abus; academy > academi; accelerated > acceler
acceptances acceptation > accept; accessories > accessori; accidental accidentally > accident; accidents > accid; accompanied accompaniment > accompani
accomplices > accomplic; accordance accordingly > accord; accountabilities accounting accounts > account; accuracy > accuraci
accurately > accur; achieves > achiev; acknowledgement > acknowledg; acquaintances > acquaint; acquittal > acquitt; acquitted > acquit
acridous > acrid; acrimonious acrimoniously > acrimoni; actively activity > activ; actuality > actual; acuteness > acut; adding > ad
additionally > addit; addressing > address; adhesive > adhes; administrators > administr; admiralty > admiralti
nerve nerves nerving > nerv; nervously nervousness > nervous; nestlings > nestl; newer > newer; newest > newest; newly > newli; news > news
nice nicely niceness > nice; nicety > niceti; nickleby > nicklebi; nidification > nidif; nightly nights > night; nipped nips > nip; nobler > nobler
nobility > nobil; nobly > nobli; noddies > noddi; noisily > noisili; normal normally > normal; northerly > norther; note noted noting > note
notable > notabl; nothing > noth; noticeable noticing > notic; notification > notif; notified > notifi; notorious > notori; novelties > novelti
nunnery > nunneri; nursery > nurseri; nutritious > nutriti; oasis > oasi; obedience > obedi; obeyed > obey; objectionable > objection
obligations obliging > oblig; obligingness > obliging; oblique > obliqu; obliterating > obliter; observations observing > observ
obstacles > obstacl; obtrusive > obtrus; skies > sky; dying > die; only > onli; inning > inning; proceed > proceed; by > by`;

const pairs = (text: string): [string, string][] =>
  text.split(/[;\n]/).flatMap((entry) => {
    const [words = '', stem = ''] = entry.split('>').map((part) => part.trim());
    return words === '' ? [] : words.split(' ').map((word): [string, string] => [word, stem]);
  });

describe('the stemmers', () => {
  it('agree with the published Russian vocabulary', () => {
    const wrong = pairs(RUSSIAN).filter(([word, stem]) => russianStem(word) !== stem);
    expect(wrong.map(([word]) => `${word} > ${russianStem(word)}`)).toEqual([]);
    expect(pairs(RUSSIAN).length).toBeGreaterThan(200);
  });

  it('agree with the published English vocabulary', () => {
    const wrong = pairs(ENGLISH).filter(([word, stem]) => englishStem(word) !== stem);
    expect(wrong.map(([word]) => `${word} > ${englishStem(word)}`)).toEqual([]);
    expect(pairs(ENGLISH).length).toBeGreaterThan(120);
  });

  it.each([
    ['счёт счет счета счетов счетам счёту', 'счет'],
    ['обращение обращения обращений обращениям', 'обращен'],
    ['кирпич кирпича кирпичи кирпичом кирпичей', 'кирпич'],
    ['кирпичный кирпичная кирпичных', 'кирпичн'],
    ['завтра', 'завтр'],
    ['письмо письма письмам', 'письм'],
    ['доставка доставки доставку доставкой', 'доставк'],
    ['invoice invoices', 'invoic'],
  ])('join the forms of the words of our trade: %s', (forms, stem) => expect(stemsOf(forms)).toEqual([stem]));
});

describe('words of a text', () => {
  it('are lower case, without ё, split at all that is no letter or digit, numbers kept', () =>
    expect(wordsOf('Счёт №451 — «Ромашка», 12,5 м²; ГОСТ-530 don’t')).toEqual([
      'счет',
      '451',
      'ромашка',
      '12',
      '5',
      'м2',
      'гост',
      '530',
      'don',
      't',
    ]));

  it('read a letter with its accent apart as one', () => expect(wordsOf('мой'.normalize('NFD'))).toEqual(['мой']));

  it('give each stem once, in order, and no more than asked for', () => {
    expect(stemsOf('Кирпич М150, кирпичи м150 и invoices')).toEqual(['кирпич', 'м150', 'и', 'invoic']);
    expect(stemsOf('один два три', 2)).toEqual(['один', 'два']);
    expect(stemsOf('слово', 0)).toEqual([]);
  });

  it('bound the work on a text of a megabyte and on a word of a megabyte', () => {
    expect(wordsOf('а'.repeat(1_000_000))).toEqual(['а'.repeat(64)]);
    expect(wordsOf('аб '.repeat(400_000))).toHaveLength(2_000);
  });
});
