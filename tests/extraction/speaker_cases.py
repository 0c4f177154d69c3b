"""Who is meant: one case a line, "text => speaker; speaker". In the text [brackets] mark sources and {braces} what they
say, the first with the first; "-" stands for nobody."""

CASES = {
    "names": r"""
The mill closed in May, said [Ada Quill]. => Ada Quill
Boris Tamm came late. [Tamm] said {the mill was closed}. => Boris Tamm
Boris Tamm came late. [Mr. Tamm] said {the mill was closed}. => Boris Tamm
Boris Tamm came late. [Boris] said {the mill was closed}. => Boris Tamm
[Tamm] was first to speak. Boris Tamm has run the mill since May. => Boris Tamm
[Ferris] said {the bridge was safe}. => Ferris
[Dr. Ada Quill] said {the bridge was safe}. => Ada Quill
[Ada R. Quill] spoke. [Ada Quill] left. [Quill] wrote {a letter}. => Ada R. Quill; Ada R. Quill; Ada R. Quill
William Orrin spoke first. [Bill Orrin] said {the dam held}. => William Orrin
[Jan van Holt] said {the dyke held}. [Van Holt] left. => Jan van Holt; Jan van Holt
[Karel Lind Jr.] said {the dyke held}. [Lind] left. => Karel Lind Jr.; Karel Lind Jr.
["Quill] said {nothing}. Ada Quill runs the mill. => Ada Quill
{The dam held}, said [ADA QUILL]. => ADA QUILL
Ada Quill of Norland met us. {The dam held}, according to [Quill]. => Ada Quill
[Ada Quill of Norland] said {the dam held}. => Ada Quill
[Council member Doug Ferris of Norland] said {the dam held}. => Doug Ferris
[Former envoy to the United Nations Susan Ferris] wrote {a letter}. => Susan Ferris
[Norland rower Mila Odvar] said {the dam held}. => Mila Odvar
[Tamm himself] said {it}. Boris Tamm is a miller. => Boris Tamm
[Quill in her own post] wrote {it}. Ada Quill is a miller. => Ada Quill
[by Ada Quill] => Ada Quill
Ždenka Příhod came. [Prihod] said {it}. => Ždenka Příhod
[Norland Party Committeeman Hugo Brandt] said {it}. => Hugo Brandt
That was [Mayor Hugo Brandt]'s view of {it}. => Hugo Brandt
That was [Mayor Hugo Brandt's] view of {it}. => Hugo Brandt
Later on Twitter Tamm left. Boris Tamm was late. On Twitter [Tamm] said {it}. => Boris Tamm
Marek O'Dell came. [O’Dell] said {it}. => Marek O'Dell
Yevgeny Roslov came. [Yevgeny] said {he was cold}. => Yevgeny Roslov
[Lena Hart-Moss] said {it}. [Hart-Moss] left. => Lena Hart-Moss; Lena Hart-Moss
""",
    "titles with a name": r"""
President Quill met Boris Tamm. [President Quill] said {it}. => Quill
Ada Quill is president. [President Quill] said {it}. => Ada Quill
Ada Quill came. [PresidentQuill] said {the dam held}. => Ada Quill
[PresidentQuill] said {the dam held}. => Quill
[SenatorFerris] said {it}. Doug Ferris was first elected in 2004. => Doug Ferris
Doug Ferris came. [Sen. Ferris] said {it}. => Doug Ferris
Doug Ferris came. [Senate Minority Leader Ferris] said {it}. => Doug Ferris
[Attorney General Mila Odvar] said {it}. => Mila Odvar
[then-Governor Mila Odvar] said {it}. => Mila Odvar
[Norland's former finance minister Mila Odvar] said {it}. => Mila Odvar
[mill owner Boris Tamm] said {it}. => Boris Tamm
[Justice Department spokeswoman Mila Odvar] said {it}. => Mila Odvar
[Quill campaign spokesman Hugo Brandt] said {it}. => Hugo Brandt
[Norland Mayor Mila Odvar (I)] said {it}. => Mila Odvar
[Detective Sgt. Hugo Brandt] said {it}. => Hugo Brandt
""",
    "titles alone": r"""
Governor Ada Quill met the council. [The Governor] tweeted {it}. => Ada Quill
Governor Ada Quill met Governor Karel Lind. [The governor] tweeted {it}. => -
The council met. [The president] said {it}. => -
Mila Odvar, the attorney general, was there. [The attorney general] said {it}. => Mila Odvar
Mila Odvar, the attorney general, was there. [The general] said {it}. => -
Vice President Mila Odvar was there. [The president] said {it}. => -
Vice President Mila Odvar and President Boris Tamm were there. [The president] said {it}. => Boris Tamm
Vice President Mila Odvar and President Boris Tamm were there. [The vice president] said {it}. => Mila Odvar
Former President Boris Tamm met President Mila Odvar. [The president] said {it}. => Mila Odvar
Former President Boris Tamm met President Mila Odvar. [The former president] said {it}. => Boris Tamm
Sen. Doug Ferris of Norland spoke. [The senator] added {that}. => Doug Ferris
Texas Sen. Doug Ferris met Vermont Sen. Hugo Brandt. [The Vermont senator] said {it}. => Hugo Brandt
Texas Sen. Doug Ferris met Boris Tamm. [The Vermont senator] said {it}. => -
Hugo Brandt, a pollster in Marden, was asked. [The pollster] said {it}. => Hugo Brandt
Hugo Brandt is a farmer. [The farmer] said {it}. => Hugo Brandt
Hugo Brandt, 61, a farmer, was asked. [The farmer] said {it}. => Hugo Brandt
Prime Minister Mila Odvar spoke. [The prime minister] said {it}. => Mila Odvar
[The spokesman] said {it}. => -
Spokesman Hugo Brandt was asked. [The spokesman] said {it}. => Hugo Brandt
Press secretary Hugo Brandt was asked. [The press secretary] said {it}. => Hugo Brandt
""",
    "appositions": r"""
Boris Tamm came. [Tamm, 73,] said {it}. => Boris Tamm
[Boris Tamm, 73, a miller from Norland,] said {it}. => Boris Tamm
[Mila Odvar, the Norland press secretary] said {it}. => Mila Odvar
[the Norland press secretary, Mila Odvar,] said {it}. => Mila Odvar
[A rower of the old guild, Mila Odvar] said {it}. => Mila Odvar
[Mila Odvar, who has kept the mill since May,] said {it}. => Mila Odvar
[Mila Odvar — a miller —] said {it}. => Mila Odvar
[Mila Odvar (I-Norland)] said {it}. => Mila Odvar
[his wife, the miller Mila Odvar,] said {it}. => Mila Odvar
[Boris Tamm, along with Judge Hugo Brandt of the High Court,] wrote {it}. => Boris Tamm
[Tamm's spokeswoman Mila Odvar] said {it}. => Mila Odvar
[Hugo Brandt, chairman of the Norland River Authority,] said {it}. => Hugo Brandt
[the club's treasurer, Hugo Brandt] said {it}. => Hugo Brandt
""",
    "namesakes": r"""
Boris Tamm met the council. Clara Tamm came too. [Tamm] said {it}. => Clara Tamm
Boris Tamm met the council. Clara Tamm came too. [Ms. Tamm] said {it}. => Clara Tamm
Boris Tamm met the council. Clara Tamm came too. [Mr. Tamm] said {it}. => Boris Tamm
Boris Tamm met the council. Clara Tamm came too. [Clara] said {it}. => Clara Tamm
Boris Tamm and Karl Tamm met. [Mrs. Tamm] said {it}. => -
Governor Boris Tamm met Karl Tamm. [Governor Tamm] said {it}. => Boris Tamm
Peter Tamm met the council. [Tamm] said {it}. His niece Laura Tamm came too. => Peter Tamm
Peter Tamm met the council. His niece Laura Tamm came too. [Tamm] said {it}. => Peter Tamm
President Tamm spoke. His daughter Laura Tamm was there. [Tamm] said {it}. => Tamm
President Tamm spoke. His daughter Laura Tamm was there. [Laura Tamm] said {it}. => Laura Tamm
Karel Lind Sr. founded it. Karel Lind Jr. sold it. [Karel Lind Jr.] said {it}. => Karel Lind Jr.
Boris Tamm met Clara Tamm.\n\nThe council sat.\n\nIt rained.\n\n[Tamm] said {it}. => -
Khozr and Ghavala Prell spoke. Mr. Prell sat. [Ms. Prell] said {it}. => Ms. Prell
Khozr and Ghavala Prell spoke. Ms. Prell sat. [Mr. Prell] said {it}. [He] left. => Mr. Prell; Mr. Prell
Boris Tamm came with Karl Tamm. Then Hugo Brandt spoke. Tamm left. [He] said {it}. => -
Mila Odvar, Boris Tamm's daughter, came. [Tamm] said {it}. => Boris Tamm
Boris Tamm came. His daughter, Laura Tamm, came. [Tamm] said {it}. => Boris Tamm
Boris Tamm came. His daughter, Laura Tamm, came. [Ms. Tamm] said {it}. => Laura Tamm
Ada Quill met Ada Ferris. [Ada] said {it}. => -
""",
    "pronouns": r"""
Boris Tamm said the mill was closed. [He] added {that}. => Boris Tamm
[Boris Tamm] said {it}. [He] added {that}. => Boris Tamm; Boris Tamm
[Ada Quill] met Boris Tamm. {The mill was closed}, [she] said. => Ada Quill; Ada Quill
Ada Quill met Boris Tamm. {The mill was closed}, [he] said. => Boris Tamm
Ada Quill said it. [He] said {the river was clean}. => -
The council met. [He] said {it}. => -
Boris Tamm met Karel Lind.\n\n[He] said {it}. => Boris Tamm
Boris Tamm and Karel Lind met.\n\n[He] said {it}. => -
Boris Tamm and Karel Lind met. [They] said {it}. => -
Boris Tamm's brother met Karel Lind. [Lind] spoke. [He] said {it}. => Karel Lind; Karel Lind
[Karel Lind] said {it}. Boris Tamm was not there. "{It was cold}," [he] said. => Karel Lind; -
When Boris Tamm spoke to Karel Lind, [he] said {it}. => Boris Tamm
Boris Tamm resigned after [he] said {it}. => Boris Tamm
Boris Tamm said [he] believed {it}. => Boris Tamm
Ada Quill praised Boris Tamm. [Her] view is that {it held}. => Ada Quill
Boris Tamm repeated [his] claim that {it held}. => Boris Tamm
Kasuvo Prell runs the mill. Prell said she was tired. [She] added {that}. => Kasuvo Prell
Ms. Prell runs the mill. [She] added {that}. => Prell
Ms. Prell runs the mill. [He] added {that}. => -
His wife, Kasuvo Prell, came. [She] added {that}. => Kasuvo Prell
Spokeswoman Kasuvo Prell came. [She] added {that}. => Kasuvo Prell
Boris Tamm spoke.\n\nThe river froze.\n\nThe ice was thick.\n\nIt broke in May.\n\n[He] said {it}. => -
Boris Tamm, who met Karel Lind in May, was clear. [He] said {it}. => Boris Tamm
[Boris Tamm] said {the letter to Karel Lind was lost}. [He] added {that}. => Boris Tamm; Boris Tamm
In Norland [she] said {it}. => -
Karel Lind asked Boris Tamm about it. "{It was cold}", [he] said. => Boris Tamm
Boris Tamm spoke. Karel Lind's mill burned down when [he] said {it}. => -
Karel Lind criticised Boris Tamm's letter, in particular [his] claim that {it held}. => -
Hugo Orr met the council. "{It held. It was well. So be it. It holds. It is. It was. It leaks}", [he] said. => Hugo Orr
Karel Lind went after Boris Tamm for [his] view that {it held}. => -
Boris Tamm left early. [The partner] said {it}. [He] added {that}. => -; -
Boris Tamm left early. [A woman] said {it}. [He] added {that}. => a woman; Boris Tamm
Footage of it exists. {It held}, [he] said. => -
[Miller Boris Tamm] said {it}. Boris Tamm left. => Boris Tamm
We met Karel Lind. Then Boris Tamm came in. He sat down. He was tired. [He] said {it}. => Boris Tamm
The Norland Gazette met Boris Tamm. [He] said {it}. => Boris Tamm
According to Ada Quill, the dam held. [She] said {it}. => Ada Quill
Boris Tamm is a miller. [He's] said {it}. => Boris Tamm
""",
    "self-reference": r"""
Boris Tamm has begun airing advertisements. "{I know the river. Tamm does not}", [he] added. => -
Karel Lind spoke. Boris Tamm listened. "{Tamm is afraid}", [he] said. => Karel Lind
Boris Tamm listened to Karel Lind. "{Tamm is afraid}", [he] said. => Karel Lind
Karel Lind said it. He met Boris Tamm. "{Boris Tamm is no miller}", [he] wrote. => Karel Lind
Ada Quill listened. "{Quill is afraid}", [she] said. => -
[Karel Lind] wrote: "{Boris Tamm told me that [he] was {sure}}". => Karel Lind; Boris Tamm
[Karel Lind] wrote: "{I heard Boris Tamm. [He] said that {it was cold}}". => Karel Lind; Boris Tamm
""",
    "nobody": r"""
"{The dam held.}" =>
[It] is said {the dam held}. => -
[you] say {it}. => -
The council met. [who] said {it}? => -
[Another] said {it}. => -
[one] said {it}. => -
[I] think {the dam held}. => -
[We] think {the dam held}. => -
[his lawyer] said {it}. => -
[...] said {it}. => -
[The man] said {it}. => -
[They] say {it}. => -
""",
    "bodies": r"""
The Norland River Authority (NRA) met. [NRA] said {it}. => Norland River Authority
The Norland River Authority met. [The authority] said {it}. => Norland River Authority
The Norland River Authority and the Harbour Authority met. [The authority] said {it}. => -
[The Norland Gazette] reported {it}. => Norland Gazette
[the FBI] said {it}. => FBI
[the WHO] said {it}. => WHO
[the WHO's report of 16 March] said {it}. => the WHO's report of 16 March
[The Norland Commission on Harbour Tolls] said {it}. => Norland Commission on Harbour Tolls
The Federal Bureau of Investigation came. [The FBI] said {it}. => Federal Bureau of Investigation
The Marden Times wrote it. [The Times] said {it}. => Marden Times
[The Quill campaign] said {it}. => the Quill campaign
Ada Quill came. [The Quill campaign] said {it}. => the Quill campaign
[The Department of Homeland Security] said {it}. => Department of Homeland Security
[The University of Norland] said {it}. [The university] added {that}. => University of Norland; University of Norland
[the Supreme Court] said {it}. => Supreme Court
[The Norland Gazette] reported {it}. [It] added {that}. => Norland Gazette; Norland Gazette
The rain fell on it. [It] added {that}. => -
[Norland] said {it}. => Norland
[Judicial Trust] said {it}. => Judicial Trust
""",
    "plural and unnamed": r"""
[Officials] said {it}. The officials were late. => officials
[Recent polls] show {it}. => recent polls
[21 percent of voters] think {it}. => 21 percent of voters
[some] said {it}. => some
[Critics of the dam] said {it}. => critics of the dam
[Several people in Norland] said {it}. => several people in Norland
[A spokesman for West] said {it}. => a spokesman for West
[a Norland official who asked not to be named] said {it}. => a Norland official
[A Marden Liberal] said {it}. => a Marden Liberal
[A columnist for the news site Pandril] said {it}. Pandril left. => a columnist for the news site Pandril
Ada Quill left. [A tired Quill] said {it}. => Ada Quill
[Tamm's lawyers] said {it}. Boris Tamm left. => Tamm's lawyers
[The report] found {it}. => the report
[a 2014 study by the Norland River Authority] found {it}. => a 2014 study by the Norland River Authority
[Ada Quill and Boris Tamm] said {it}. => Ada Quill and Boris Tamm
Ada Quill met Boris Tamm. [Quill and Tamm] said {it}. => Ada Quill and Boris Tamm
[Senator Doug Ferris of Norland and Senator Hugo Brandt of Marden] said {it}. => Doug Ferris and Hugo Brandt
[Officials] said {it}. [They] added {that}. => officials; officials
[Police] said {it}. => police
[the two] said {it}. => -
[Justice Department officials] said {it}. => Justice Department officials
[residents, many of them old,] said {it}. => residents
[most of those asked] said {it}. => most of those asked
""",
    "relative clauses": r"""
Boris Tamm, [who] said {it}, left. => Boris Tamm
Boris Tamm, a miller, [who] said {it}, left. => Boris Tamm
It was Hugo Brandt of Norland [who] said {it}. => Hugo Brandt
Karel Lind met Boris Tamm, [who] said {it}. => Boris Tamm
His wife, [who] said {it}, left. => -
Boris Tamm came with his wife, [who] said {it}. => Boris Tamm's wife
There are voters [who] say {it}. => voters
There are voters in Norland [who] say {it}. => voters
He met a woman [who] said {it}. => a woman
Karel Lind, the leader of the opposition in South Marden, [who] said {it}, left. => Karel Lind
The Norland Gazette, [which] reported {it}, closed. => Norland Gazette
A report [that] found {it} was lost. => a report
The dam burst, [which] showed {it}. => -
Governor Ada Quill came. He met the governor, [who] said {it}. => Ada Quill
""",
    "transcripts and first person": r"""
[QUILL]: {The dam held. [I] think {it will hold}}. Ada Quill was asked. => Ada Quill; Ada Quill
[WALLIS]: {So [I] ask {it}}. => Wallis; Wallis
WALLIS: So [I] ask {it}. => Wallis
Hugo Wallis asked. [WALLIS]: {So you came.} => Hugo Wallis
[Boris Tamm] said: "{[I] believe {it held}}". => Boris Tamm; Boris Tamm
[Boris Tamm] said: "{[We] believe {it held}}". => Boris Tamm; Boris Tamm
[The man] said: "{[I] believe {it held}}". => -; -
""",
}
