/**
 * The most frequent words of English, in steps of half a unit of idf: the words of `COMMON_WORDS[n]` stand in one article of
 * about e^(n/2). Counted for this project over 1.4 million words of openly licensed text.
 */
export const COMMON_WORDS: readonly string[] = [
  "the of in and to a for is that on with has was have as it by at from he are i said an",
  "will his says be were not say they this but you been president officials two government people also after its new more killed " +
    "united which who their one or had about than other last",
  "country would military party we states when iraq minister year all police there world first if out some up election security " +
    "do over can into since group state least during against three no my so what forces international week tuesday iran between " +
    "thursday years friday city monday time war including wednesday could bush iraqi sunday called foreign troops national them " +
    "n't prime oil authorities saturday south former",
  "like general american nuclear she such china attacks month several him afghanistan nations her because may many your just " +
    "most attack militants before day israel any palestinian talks israeli north under where only leader made near province four " +
    "million me region pakistan did political elections countries those southern while work being now earlier report our well part " +
    "european news union agency told saying afghan members house number next economic soldiers another british others official " +
    "through us baghdad court both get should help best take violence capital leaders then reports five peace statement used place " +
    "how spokesman down later percent meeting rights coalition human support wounded bomb program good democratic days rebels very " +
    "off make held know award power early",
  "end health russia late following back released groups use border area india these recent second go found food northern top " +
    "took expected fighting home set died still opposition washington economy town among death presidential killing service music " +
    "way western army parliament council west weapons company great high six vote men russian major ministry much announced around " +
    "flu insurgents defense korea bird central suspected taleban want won gaza months nearly local agreement came even bank force " +
    "chinese organization information reported began aid same thousands car plan french public energy federal university man see " +
    "john known left am today visit nato chief does pakistani until accused system secretary african office include east however " +
    "efforts deal militant arrested prices trade media need january islamic meanwhile department workers along campaign september " +
    "member charges suicide control must past ago eastern call syria york academy long hamas march japan led across development " +
    "meet right without indian children global here nation weeks france plans white terrorist fire conference each outside africa " +
    "give head law billion gas air process iranian seven dead continue london series family met going hit think again december " +
    "large",
  "free come possible small turkey working eu received growth case intelligence trying sudan center britain film put life own " +
    "venezuela germany areas third based release using chavez already july please women main muslim europe agreed few stop " +
    "february november confirmed island show administration kingdom coast newspaper within canada let taken order times virus " +
    "return tehran parties really water society financial money blast civilians discuss hospital due operations team america " +
    "signed close never june darfur reporters key space operation little detained name scheduled august largest move separate " +
    "business civil hundreds whether television change parliamentary shi'ite went decision future republic find burma issued eight " +
    "action association october price base beijing prison lebanon candidate better despite gunmen became independence canadian " +
    "further sent too constitution final form site published crisis research commission far open rebel al bill committee hold " +
    "hours taking summit every issues press social market protests claimed comes congress lawmakers senate thanks results ahead " +
    "asked mission movement egypt suspects taliban officers face recently school victims remain term incident kilometers conflict " +
    "making april korean americans arab building calls production investigation middle cases clear elected senior special " +
    "relations shot strike strong awards post important increase alliance issue record trial effort wanted fired ruling become " +
    "half keep aimed policy role try terrorism district hurricane independent involved responsibility alleged mexico natural " +
    "provide away majority somalia although german run strip per soldier problems companies cut having obama urged abbas lead " +
    "night able different got king station yet approved crimes included look old services allow bombings injured asia science " +
    "caused latest regional situation together australia calling protest staff democracy australian justice remains storm deadly " +
    "japanese named popular believe carried full given rice de medical syrian armed community failed fuel liberal palestinians " +
    "seen venezuelan list ordered prisoners cuba emergency once person test current land sanctions turkish comments fight industry " +
    "leading warned address games george hope job mahmoud demand indonesia roadside woman century doing expressed prize saudi " +
    "start almost continued lost network tried seats sunni territory vice enough labor might review",
  "attacked explosion live opened rate similar soon trip black bombing deaths islands drug heavy kurdish leave sector though " +
    "communist increased often radio activities board response front lebanese less planned poor camp colombia ii nine parts relief " +
    "residents conservative launched moscow supporters threat bomber rejected ukraine video denied protesters saddam arrest book " +
    "ended disease currently joint occurred speech birds bring period pope san win concerns cooperation governor ministers vehicle " +
    "embassy ever italian judge kidnapped pay point strain sure begin taiwan travel why witnesses captured carrying fighters spain " +
    "asian ban cabinet looking body data interest religious access project royal sea charged christian gave history kashmir rock " +
    "director paul seized details gulf interview love legal done voa aircraft album care likely study dollars ethnic rule believed " +
    "criticized language always candidates civilian neighboring wants coming david homes musharraf needed republican commander " +
    "deputy mass problem robert egyptian speaking terrorists citizens experts exports proposed something forced joined assembly " +
    "cities village act line living population red returned short feel missing bodies build democrats learning road haiti includes " +
    "italy immediately reached ties total toward attempt behind gdp nigeria texas charge corruption internet lot private supplies " +
    "training added education example fund measures morning referendum send tax hand mostly negotiations step supreme young hard " +
    "offer outbreak arrived date freedom hugo officer real started anyone associated brazil concern destroyed missile upon " +
    "ambassador california pm seeking served technology allowed band needs paris sharon authority experience investment progress " +
    "things declared himself illegal sides blamed highly mark recognition refused continues abu cause exchange exploded muslims " +
    "questions tribal zealand atomic computer evidence thought brought discovered earth light nothing actually allegations " +
    "detainees message offensive spanish arms construction decades growing level pressure round uk uranium annual broke conditions " +
    "holding karzai olympic big festival reform senator sri terror ali isil millions passed quotes representatives annan bad " +
    "common michael threatened assistance chairman develop followed journalists massive provided share shows according activists " +
    "activity estimated institute jewish journal probably spread works appeared cost either fell helped higher letter voted whose " +
    "instead interior join kabul kandahar planning play question reforms result announcement ca chemical considered previous " +
    "request street cuban event getting significant suspect worked clinton described dispute earthquake kind mean ready spoke " +
    "strikes toll congo figure lives reach rose thank changes church crude facilities prevent stay thing withdrawal game means " +
    "previously rocket room systems fled side additional contact interim sales especially families forward friends turned visited " +
    "bus buy inside iraqis measure phone putin showed soviet warning makes tour governments katrina responsible river search " +
    "single various convoy create daily elsewhere focus hussein lower word addition connection debt fatah humanitarian leaving low " +
    "opening position resolution somali decided lack loss sudanese violent weather below claim college constitutional cup facility " +
    "points raid amount clashes explosives identified peaceful son tony victory wounding cross fall hezbollah hour kill mosul " +
    "ousted sources treatment budget developed formed georgia policies products related ruled scientists spending assassination " +
    "damage launch mohammed tsunami voters agriculture ahmadinejad bombs closed field jobs promised running allies analysts " +
    "anything created enron established linked proposal saw serious sign tests trading unit fellow limited regime season students " +
    "yes",
  "attend blair comment greater machine offered policemen poll present resume diplomatic hotel nepal nice resources someone " +
    "summer direct draft nobel organizations positive probe age beginning ceremony claims foundation hopes patrol risk thailand " +
    "attached borders fourth huge insurgent port prosecutors read spent struck web consider detention developing executive fraud " +
    "itself kenya mexican minutes murder nasa original provincial source throughout available casualties credit demonstrators " +
    "dozens electoral green medal recommend tens vietnam ways yushchenko arabia attention begun cia highest image involvement " +
    "mosque secret watch castro employees everything hong immediate james moved ocean projects protect ship value airport ask bin " +
    "electricity girl insurgency journalist located plant reason southeast story targets wife worldwide worth condition conducted " +
    "fact freed guys largely leadership progressive pyongyang tell train usually xinhua above affairs ground kong presence " +
    "tribunal agencies critics english novel paid peacekeeping pledged poland takes approval custody diplomats events produce " +
    "tourism worst written allegedly anniversary battle concerned discussed england league song tensions votes website " +
    "investigating jordan matter peacekeepers performance places polls poverty raised settlement supporting course rival targeted " +
    "unless william criminal defeated effect else faces islamabad mine paper rates seat suspended bit combat fair gathered hall " +
    "hurt improve moving northwest rally refugees rising talk vehicles voting abducted certain critical dropped indonesian kim " +
    "mainly orleans plane processing programs quickly stock condemned couple criticism delhi enrichment entered firm gold grammy " +
    "hamid invasion longer missiles poultry safety seek turn convicted demanding giving helping lanka legislative model nearby " +
    "success email father friendly laws match particularly quoted rest rise socialist terms whole winter barrel boy committed " +
    "controversial domestic dutch ethiopia friend infected latin metal played rescue words art clash complete demands guilty " +
    "islamist membership niger offices sciences separately stability successful traveling wrote aids appeal blues born brother " +
    "expect google heart helicopter holiday industrial infrastructure laden management markets olympics overall range star " +
    "unemployment broadcast coup crew helmand initial legislation quality abuse disaster doctors dollar empire necessary theory " +
    "bosnian denies difficult fully netherlands personal potential reduce regions replace resolve supply treaty account amid bay " +
    "cell child christmas demonstrations female kosovo magazine richard supported carry colombian deep facing finance florida " +
    "follow guards heavily institutions nature produced suffered target themselves affected agree barack declined filed finally " +
    "funds happened holy larger modern posted race receive chad levels links location northwestern numerous personnel rather " +
    "shortly sound ukrainian document ending entire environment excellent farm fear football guantanamo guard heard host islam " +
    "jerusalem providing quite ran safe sending tokyo visiting actions amnesty analysis costs culture decade designed housing " +
    "raise refugee avoid boost cairo delegation demanded fox goods headquarters kofi liberation operating presidency provinces " +
    "southeastern studies albums burmese check communities crackdown delivery displaced ensure injuries opinion pop rules un " +
    "accident banned buildings clean defeat envoy equipment fine income increasing meetings nominated ongoing powerful " +
    "representative shooting van vladimir widely completed condoleezza crossing figures finished imposed lines mayor positions " +
    "property protection remote climate continuing crash disputed export idea ireland particular physics remarks rockets scene " +
    "schools truck true agricultural argentina challenges consumer crime hariri hostages influence minority pretty session " +
    "specific status stopped voice wave zimbabwe apparently beirut considering contract dangerous jihad mining nomination " +
    "scientific sentenced shut store tamil tournament type whom accounts blood impact jupiter mogadishu naval pass peter powers " +
    "raids saturn streets towards towns withdraw backed built differences everyone happy material mind navy numbers opportunity " +
    "panel playing presented professional repeatedly spokeswoman steps winner winning accept ahmed bombers commercial driver enter " +
    "giant goal kept na nt opposed permanent remember stations sweden traditional valley wait accord delay divided eat intended " +
    "rains resigned separatist serb sometimes strongly sun threats understand urging viktor average biggest books chance documents " +
    "norway quake stepped unity values weekly widespread career directly failure flights heads humans plot politicians recovery " +
    "restaurant serve starting zone abroad attempts basis break cheney fishing fought khan militias prominent push showing shown " +
    "sites stand thomas vatican willing wrong agreements bilateral currency dismissed elements file follows formally genocide " +
    "greek lawyers looks militia northeastern radical remaining slow strengthen subject view waters animals attorney awarded cash " +
    "cleric compared destruction doctor hands ice knowledge park pervez placed polish reconstruction rumsfeld section sentence " +
    "upcoming wars abdullah barrels brown businesses catholic class cover deployed ethiopian eventually federation irish killings " +
    "physical pipeline planet primary resulted twice version wall alternative answer capacity centre charles commitment deficit " +
    "favor hu marines materials moon ones pacific provides ships size targeting banks design evening extended fresh hair hearing " +
    "incidents inflation nigerian olmert originally pirates prosecutor qaeda records respect sparked square standards student " +
    "adopted bringing cancer complex damaged determine discovery dog erupted fallujah formal peninsula percentage recorded " +
    "regarding severe sought writing",
  "active agents attended basic counter croatia driving flight gain god hear involving ivory kidnappers petroleum picture " +
    "pictures receiving required resignation songs southwestern tropical trust waziristan winds article artists bangladesh " +
    "believes blew cars decline fish grand internal maintain maybe mubarak names resistance reuters singh style tested tom torture " +
    "aung confidence deals delta diplomat dna double extremely finding fun funding funeral gone jose los praised producer reasons " +
    "restrictions secure survey vision appears challenge compound crowd decide donald fiction girls gives joseph treated allowing " +
    "ariel arrests beat berlin boat checkpoint choice command cultural customer czech environmental fifth helicopters houston " +
    "immigration mike mohamed mohammad moral ontario rain seriously smith sold speaker standard wide ability club drugs effective " +
    "goes horse investigators note ok opponents package pushed recession returning sell serving shares smaller solution survivors " +
    "ten unknown villages worker animal arts bloc caught cold cuts damascus error fast fields function iaea investors labour " +
    "lawyer maximum musical officially reduced roman save strategy alexander angeles appointed block chicago detonated fighter " +
    "founded handed israelis link mother noted peru practice prior promote resort sense author bid closely dialogue drop ecuador " +
    "kyi preparing reportedly scott speak struggle suffering surgery theatre triggered abdul benedict blue caribbean cat changed " +
    "extend gon hague initiative insurance introduced kirkuk martin medicine orders passengers pentagon remained track vowed " +
    "accepted add approve assault beautiful beyond cast channel chickens conduct creation determined drive drove easy escaped " +
    "fiscal flooding headed hot imports minor moderate osama performed politics quarter requested revolutionary sharply stage " +
    "straight unclear unidentified unionist weekend appear applied artificial attackers ceasefire closing directed editor etc " +
    "factions grew homeland hostage images increasingly interests maoist meant nationwide neighborhood nor oh omar organized " +
    "professor removed revenue sectors seeing teams tennis thousand tourists acts assets au caracas centers completely estimates " +
    "expand foreigners imf losses monetary norwegian prince putting runs scored simple species structure troubled yeah acting " +
    "admitted alone approach bands belgium champion contain correct dinner door explosions forum gained haitian helpful houses " +
    "initially jail options output satellite signs simply slightly stories suggested truce tv afternoon asking assistant " +
    "chancellor counterpart daughter debate dictator easily enemy immigrants learn malaysia marched multiple occupied oppose " +
    "player prepared prophet regards researchers reserves sale serbia singapore suu tank territories title tons understanding " +
    "vienna wo amazing austria blasts chris columbia deadline delivered euro factor golden halt interested investigate jack math " +
    "memorial parents recognize",
];
