"""Invented wordings in the manner of political news: a pair a line."""

from tests.matching.near_pairs import pairs_in

AGAINST = pairs_in("""
The Halvern council approved the tram line. | The Halvern council did not approve the tram line.
Minister Dorvan met the lobbyists. | Minister Dorvan never met the lobbyists.
The bridge inspection found cracks. | The bridge inspection found no cracks.
Every school in Ostwick has a nurse. | No school in Ostwick has a nurse.
All of the ballots were counted by hand. | None of the ballots were counted by hand.
Senator Praed denied that she took the money. | Senator Praed admitted that she took the money.
Crime in Tolberg rose by 12 percent. | Crime in Tolberg fell by 12 percent.
The Veldt Party won the Orrin by-election. | The Veldt Party lost the Orrin by-election.
The mayor knew of the leak before the vote. | The mayor knew of the leak after the vote.
Kessler is the first woman to lead the bank. | Kessler is the last woman to lead the bank.
The new law makes fracking legal in Marrow County. | The new law makes fracking illegal in Marrow County.
The vaccine is safe for children. | The vaccine is not safe for children.
The vaccine is safe for children. | The vaccine is dangerous for children.
Governor Ambrel supports the carbon tax. | Governor Ambrel opposes the carbon tax.
The governor always votes for tax cuts. | The governor never votes for tax cuts.
The steel plant in Corrin opened in 2011. | The steel plant in Corrin closed in 2011.
The budget has a surplus of 3 billion euros. | The budget has a deficit of 3 billion euros.
Ostwick spends more on roads than on schools. | Ostwick spends less on roads than on schools.
The jury found Tilda Marsh guilty. | The jury found Tilda Marsh innocent.
The treaty was ratified by the senate. | The treaty was rejected by the senate.
The senate passed the farm bill. | The senate failed to pass the farm bill.
Inflation is higher than it was in 2019. | Inflation is lower than it was in 2019.
The ministry confirmed the outbreak. | The ministry denied the outbreak.
Nobody in the cabinet was warned. | Somebody in the cabinet was warned.
The port can handle larger ships. | The port cannot handle larger ships.
The port can handle larger ships. | The port can't handle larger ships.
The company paid its taxes. | The company never paid its taxes.
The party has a majority in the assembly. | The party has no majority in the assembly.
Brannock was born in Leith. | Brannock wasn't born in Leith.
The number of asylum claims doubled. | The number of asylum claims halved.
The district has hired 40 teachers. | The district has fired 40 teachers.
Wages grew faster than prices. | Wages grew slower than prices.
The embargo was lifted in June. | The embargo was not lifted in June.
The dam will be built. | The dam won't be built.
The quota was raised to 500 tonnes. | The quota was cut to 500 tonnes.
Turnout was the highest in decades. | Turnout was the lowest in decades.
The regulator has the power to fine banks. | The regulator lacks the power to fine banks.
Quillon Steel exports most of its output. | Quillon Steel imports most of its output.
The hostages are alive. | The hostages are dead.
The video is real. | The video is fake.
The pipeline crosses the reserve. | The pipeline doesn't cross the reserve.
The museum is open on Mondays. | The museum is not open on Mondays.
The tax cost 5,000 jobs. | The tax created 5,000 jobs.
There is evidence of fraud in Pell County. | There is no evidence of fraud in Pell County.
The prime minister resigned. | The prime minister did not resign.
The road tax was abolished. | The road tax was introduced.
The chairman told the truth under oath. | The chairman lied under oath.
The suspect was an immigrant. | The suspect was not an immigrant.
The city has fewer police officers than in 2010. | The city has more police officers than in 2010.
The trade deal was good for farmers. | The trade deal was bad for farmers.
Ambrel kept his promise on rents. | Ambrel broke his promise on rents.
The election was stolen. | The election was not stolen.
The levy costs each household $40 a year. | The levy costs each household $90 a year.
The new terminal cost 80 million dollars. | The new terminal cost 140 million dollars.
Unemployment is 4 percent. | Unemployment is 9 percent.
""")
"""Claims against each other."""

COUNTS = pairs_in("""
The landslide killed 12 people. | The landslide killed 31 people.
Praed leads with 41 percent of precincts counted. | Praed leads with 48 percent of precincts counted.
At least 70 people are missing after the ferry sank. | At least 94 people are missing after the ferry sank.
Police have made 15 arrests. | Police have made 62 arrests.
The county has 210 confirmed cases. | The county has 480 confirmed cases.
The petition has 9,000 signatures. | The petition has 22,000 signatures.
Ostwick reported 3 deaths from the fever. | Ostwick reported 8 deaths from the fever.
The party holds 88 seats. | The party holds 91 seats.
""")
"""One count at two times."""

APART = pairs_in("""
Only citizens may vote in the primary. | Non-citizens may vote in the primary.
The senate will pass the farm bill. | The senate may pass the farm bill.
The dam could collapse. | The dam will collapse.
The dam could collapse. | The dam collapsed.
The council should close the depot. | The council closed the depot.
The mayor must resign. | The mayor might resign.
Quillon Steel plans to close its plant. | Quillon Steel closed its plant.
The minister wants to ban diesel cars. | The minister banned diesel cars.
Dorvan tried to bribe a judge. | Dorvan bribed a judge.
Dorvan allegedly bribed a judge. | Dorvan bribed a judge.
Dorvan was accused of bribing a judge. | Dorvan bribed a judge.
The union threatened to strike. | The union went on strike.
The bank would fail without aid. | The bank failed without aid.
The army can reach the border in two hours. | The army reached the border in two hours.
The commission promised to cut fees. | The commission cut fees.
The president considered firing the general. | The president fired the general.
The court is likely to block the order. | The court blocked the order.
The state had to close the clinic. | The state closed the clinic.
The agency used to test the water. | The agency tests the water.
The mayor seems to support the levy. | The mayor supports the levy.
The city is about to sell the stadium. | The city is selling the stadium.
The city was going to sell the stadium. | The city is going to sell the stadium.
All nurses in Tolberg got a raise. | Most nurses in Tolberg got a raise.
Most nurses in Tolberg got a raise. | Some nurses in Tolberg got a raise.
Some nurses in Tolberg got a raise. | Nurses in Tolberg got a raise.
Many farmers back the deal. | Few farmers back the deal.
A few farmers back the deal. | Few farmers back the deal.
Half of the wells are dry. | Nearly half of the wells are dry.
More than half of the wells are dry. | Half of the wells are dry.
Almost all of the money was spent. | All of the money was spent.
Every village lost power. | Nearly every village lost power.
Only Ostwick raised its rates. | Ostwick raised its rates.
Ostwick only raised its rates. | Only Ostwick raised its rates.
At least 40 homes burned down. | At most 40 homes burned down.
At least 40 homes burned down. | 40 homes burned down.
About 40 homes burned down. | More than 40 homes burned down.
Up to 300 jobs will go. | 300 jobs will go.
Up to 300 jobs will go. | At least 300 jobs will go.
As many as 300 jobs will go. | 300 jobs will go.
Not all ministers agreed. | All ministers did not agree.
One of the two reactors is offline. | The two reactors are offline.
Both reactors are offline. | Neither reactor is offline.
The majority of members voted yes. | Members voted yes.
Hundreds of protesters were arrested. | Thousands of protesters were arrested.
Dozens of protesters were arrested. | A dozen protesters were arrested.
Several judges were replaced. | Seven judges were replaced.
The grant is worth 5 million dollars. | The grant is worth 5 million euros.
The grant is worth $5 million. | The grant is worth $5 billion.
The grant is worth A$5 million. | The grant is worth US$5 million.
The grant is worth $5 million. | The grant is worth C$5 million.
The fine was 200 pounds. | The fine was 200 dollars.
The fine was £200. | The fine was €200.
The fine was 200 kroner. | The fine was 200 zloty.
The fine was 200 Swedish kronor. | The fine was 200 Danish kroner.
The tunnel is 12 miles long. | The tunnel is 12 kilometres long.
The tank holds 40 litres. | The tank holds 40 gallons.
The farm covers 90 acres. | The farm covers 90 hectares.
Support rose by 3 percent. | Support rose by 3 percentage points.
Rates rose by 50 basis points. | Rates rose by 50 percent.
The heat reached 40 degrees Celsius. | The heat reached 40 degrees Fahrenheit.
The heat reached 40 degrees. | The heat reached 40 degrees Fahrenheit.
The plant makes 300 megawatts. | The plant makes 300 megawatt hours.
The plant makes 300 tonnes of steel a day. | The plant makes 300 tonnes of steel a year.
The program costs 2 billion dollars a year. | The program costs 2 billion dollars.
The program costs 2 billion dollars a year. | The program costs 2 billion dollars over ten years.
The program costs 2 billion dollars a year. | The program costs 2 billion dollars a month.
Wages rose by 4 percent in real terms. | Wages rose by 4 percent in nominal terms.
Wages rose by 4 percent after inflation. | Wages rose by 4 percent before inflation.
Wages rose by 4 percent after inflation. | Wages rose by 4 percent.
The pay gap is 8 percent before tax. | The pay gap is 8 percent after tax.
Spending rose to 5 percent of GDP. | Spending rose by 5 percent of GDP.
Spending rose to 5 percent. | Spending rose by 5 percent.
Spending rose from 5 percent. | Spending rose to 5 percent.
Between 10 and 15 villages were flooded. | 10 villages were flooded.
Between 10 and 15 villages were flooded. | Between 10 and 50 villages were flooded.
Prices rose 5 to 7 percent. | Prices rose 5 to 9 percent.
Prices rose 5-7 percent. | Prices rose 5 percent.
Prices rose 5-7 percent. | Prices rose 57 percent.
Prices rose .5 percent. | Prices rose 5 percent.
Prices rose 0.5 percent. | Prices rose 5 percent.
Prices rose 1.5 percent. | Prices rose 15 percent.
Debt is 1,500 euros a head. | Debt is 1.500 euros a head.
The levy is 5 cents. | The levy is 5 percent.
One in five children is poor. | One in fifty children is poor.
One in five children is poor. | Five in one hundred children are poor.
Two of five bills passed. | Five of two bills passed.
Spending tripled. | Spending doubled.
Spending grew threefold. | Spending grew by three percent.
The fleet has 20 ships and 30 planes. | The fleet has 30 ships and 20 planes.
The court gave him twenty five-year sentences. | The court gave him twenty-five year sentences.
The court gave him twenty five-year sentences. | The court gave him a twenty-five-year sentence.
The city bought two 100-seat buses. | The city bought 2,100 seat buses.
The city bought ten 20-seat buses. | The city bought twenty 10-seat buses.
The city bought 10 20-tonne trucks. | The city bought 1020 tonne trucks.
Three hundred and five homes lost power. | Three hundred and fifty homes lost power.
Thirteen homes lost power. | Thirty homes lost power.
The plan saves 30 million a year. | The plan saves 30 million over a decade.
The pool loses 400 m of water. | The pool loses 400 million litres of water.
The wall is 10 ft high. | The wall is 10 m high.
The wall is 3 m long. | The wall is 3 m high.
The wall is three metres long and two metres high. | The wall is two metres long and three metres high.
Anna Merrow voted for the levy. | Paul Merrow voted for the levy.
Anna Merrow voted for the levy. | Merrow's husband voted for the levy.
Mr Merrow voted for the levy. | Mrs Merrow voted for the levy.
Merrow Sr. owned the land. | Merrow Jr. owned the land.
President Ambrel signed the order. | Former President Ambrel signed the order.
President Ambrel signed the order. | Vice President Ambrel signed the order.
The mayor of Ostwick resigned. | The deputy mayor of Ostwick resigned.
The acting director quit. | The director quit.
The president-elect signed the order. | The president signed the order.
The ex-minister took bribes. | The minister took bribes.
The plant in North Corrin closed. | The plant in South Corrin closed.
The plant in Corrin closed. | The plant in New Corrin closed.
The plant in Corrin, Veldt closed. | The plant in Corrin, Halvern closed.
Georgia the country raised its pension age. | Georgia the state raised its pension age.
Halvern county raised its rates. | Halvern city raised its rates.
The University of Halvern sued the state. | Halvern State University sued the state.
Republicans blocked the road bill. | Democrats blocked the road bill.
The Democrats control the house. | The Republicans control the house.
The Labour leader backed the strike. | The Liberal leader backed the strike.
He approved the sale. | She approved the sale.
He approved the sale. | They approved the sale.
Kessler said he approved the sale. | Kessler said she approved the sale.
Dorvan approved the sale. | He approved the sale.
The House passed the road bill. | The Senate passed the road bill.
The White House fired the inspector. | The Pentagon fired the inspector.
The east wing was burned. | The west wing was burned.
The Supreme Court struck down the law. | The supreme court of Halvern struck down the law.
John Abel Quist was indicted. | John Quist Abel was indicted.
The army shelled Lower Pell. | The army shelled Upper Pell.
Pope Leo II banned the book. | Pope Leo III banned the book.
Highway 12 is closed. | Highway 21 is closed.
Proposition 8 failed. | Proposition 9 failed.
Article 5 was invoked. | Article 15 was invoked.
Flight KR204 was delayed. | Flight KR240 was delayed.
If the bridge closes, trade will collapse. | The bridge closes and trade will collapse.
If elected, Praed will cut the fuel tax. | Praed will cut the fuel tax.
Unless rates fall, banks will fail. | If rates fall, banks will fail.
Did Dorvan sell the land? | Dorvan sold the land.
Dorvan sold the land? | Dorvan sold the land.
The mayor lied? | The mayor lied.
Who sold the land? | He sold the land.
Praed said that Dorvan sold the land. | Dorvan sold the land.
Praed said that Dorvan sold the land. | Dorvan said that Praed sold the land.
Praed denied that Dorvan sold the land. | Dorvan sold the land.
According to Praed, Dorvan sold the land. | Dorvan sold the land.
Reports say Dorvan sold the land. | Dorvan sold the land.
Kessler told Praed that the fund was empty. | Praed told Kessler that the fund was empty.
Kessler said Praed told him the fund was empty. | Praed said Kessler told him the fund was empty.
Kessler quoted Praed as saying the fund was empty. | Kessler said the fund was empty.
It is a myth that the fund was empty. | The fund was empty.
It is false that the fund was empty. | The fund was empty.
Critics claim the fund was empty. | The fund was empty.
The claim that the fund was empty is false. | The claim that the fund was empty is true.
Trade would collapse if the bridge closed. | Trade collapsed when the bridge closed.
The bill passed because Praed abstained. | The bill passed although Praed abstained.
The bill passed because Praed abstained. | The bill passed and Praed abstained.
Before the audit Praed sold her shares. | After the audit Praed sold her shares.
Since the audit Praed has sold her shares. | Until the audit Praed had sold her shares.
His "plan" cut the deficit. | His plan cut the deficit.
The "doctor" treated forty patients. | The doctor treated forty patients.
The so-called experts backed the lockdown. | The experts backed the lockdown.
The mayor's "apology" was printed on Monday. | The mayor's apology was printed on Monday.
A judge was bribed. | Judges were bribed.
The judge was bribed. | The judges were bribed.
A minister resigned. | The minister resigned.
The minister's aides resigned. | The ministers' aides resigned.
The minister's aides resigned. | The minister and aides resigned.
Kessler sued Quillon Steel. | Quillon Steel sued Kessler.
Kessler was sued by Quillon Steel. | Kessler sued Quillon Steel.
Halvern invaded Veldt. | Veldt invaded Halvern.
Halvern owes Veldt 3 billion. | Veldt owes Halvern 3 billion.
Halvern is larger than Veldt. | Veldt is larger than Halvern.
Halvern has more doctors than Veldt. | Veldt has more doctors than Halvern.
In Halvern more people than in Veldt are poor. | In Veldt more people than in Halvern are poor.
Money went from Halvern to Veldt. | Money went from Veldt to Halvern.
To Halvern from Veldt money went. | From Halvern to Veldt money went.
The dog of the minister bit a guard. | A guard of the minister bit a dog.
Police shot a man with a knife. | Police with a knife shot a man.
The state gave the city land. | The city gave the state land.
Praed married Kessler's sister. | Kessler married Praed's sister.
The chief of Praed's staff resigned. | Praed's chief of staff resigned.
Praed blames Kessler for the loss. | Kessler blames Praed for the loss.
Trade with Veldt without tariffs grew. | Trade without Veldt with tariffs grew.
From Tolberg the minister flew to Pell. | To Tolberg the minister flew from Pell.
In Pell the police shot a man. | The police shot a man in Corrin.
The tax is paid by tenants. | The tax is paid to tenants.
The bill was written by lobbyists. | The bill was written for lobbyists.
The mayor stood by the chief. | The mayor stood for the chief.
The council turned down the plan. | The council turned to the plan.
The police let off the suspect. | The police let in the suspect.
The fund paid out 3 million. | The fund paid off 3 million.
The army moved into Pell. | The army moved out of Pell.
The lead in the water killed fish. | The lead in the polls killed fish.
The bank of the river collapsed. | The bank collapsed.
Workers resent the new rules. | Workers resent new rules.
The people of Pell voted no. | People of Pell voted no.
He read the bill. | He reads the bill.
The city cuts fares. | The city cut fares.
The city has cut fares. | The city had cut fares before.
Ambrel was praised. | Ambrel is praised.
Rents were frozen. | Rents are frozen.
Rents are being frozen. | Rents are frozen.
The bill is being debated. | The bill was debated.
The well is drying. | The well dries fruit.
The rule bars hiring. | The rule bars hires.
Ambrel stopped smoking. | Ambrel stopped to smoke.
Veldt is buying grain. | Veldt buys grain from Halvern.
The vote was held on May 3. | The vote was held on May 30.
The vote was held on May 3. | The vote was held on March 3.
The vote was held on 3 May 2018. | The vote was held on 3 May 2019.
The vote was held in May 2018. | The vote was held in May.
The vote was held on 03/05/2018. | The vote was held on 05/03/2018.
The vote was held on Monday. | The vote was held on Tuesday.
In 1998 the mill burned. | In 1989 the mill burned.
The mill burned in the 1990s. | The mill burned in 1990.
The mill burned in the 1990s. | The mill burned in the 1980s.
The mill burned at 5 am. | The mill burned at 5 pm.
The mill burned at 5.30 am. | The mill burned at 5.03 am.
The third quarter was the worst. | The fourth quarter was the worst.
The 2nd amendment was repealed. | The 3rd amendment was repealed.
The second amendment was repealed. | The second was amendment repealed.
He won in the first round. | He won in the second round.
Ambrel took office in May. | Ambrel may have taken office.
The army will march on Pell. | The army will on March 5 reach Pell.
The ban starts in 2 weeks. | The ban starts in 2 months.
The ban ends by 2030. | The ban ends in 2030.
The ban ends by 2030. | The ban ends after 2030.
Since 2010 exports have grown. | In 2010 exports grew.
From 2010 to 2015 exports grew. | From 2010 to 2016 exports grew.
Between 2010 and 2015 exports grew. | In 2010 and 2015 exports grew.
Last year exports grew. | This year exports grew.
Exports grew last month. | Exports grew last year.
Two years ago exports grew. | Three years ago exports grew.
The US army left. | Let us army left.
The mayor's causal remark was noted. | The mayor's casual remark was noted.
The county's trial was postponed. | The county's trail was postponed.
He is now able to run. | He is not able to run.
The law does now apply. | The law does not apply.
Immigration rose. | Emigration rose.
The policy is effective. | The policy is ineffective.
The policy is affective. | The policy is effective.
The rule is constitutional. | The rule is unconstitutional.
Veldt is a nuclear state. | Veldt is a non-nuclear state.
The pro-gun group sued. | The anti-gun group sued.
Prewar debt was paid. | Postwar debt was paid.
The plan was approved 5-4. | The plan was approved 4-5.
The plan was approved 5-4. | The plan was approved 54.
The score was 2:1. | The score was 1:2.
The ratio is 1/3. | The ratio is 3/1.
The growth was -2 percent. | The growth was 2 percent.
The growth was minus two percent. | The growth was two percent.
Rate < 5 percent in Pell. | Rate > 5 percent in Pell.
The C++ fund was cut. | The C fund was cut.
Group A+ was cut. | Group A was cut.
The budget is ✅ approved. | The budget is ❌ approved.
The mayor is 👍. | The mayor is 👎.
Vote yes on the levy. | Vote no on the levy.
The group #StopTheLevy grew. | The group #BackTheLevy grew.
@praedvoss sold the land. | @kesslerk sold the land.
José sold the land. | Josefa sold the land.
Москва sold the land. | Киев sold the land.
北京 sold the land. | 上海 sold the land.
الرياض sold the land. | بغداد sold the land.
Αθήνα sold the land. | Σπάρτη sold the land.
""")
"""Near claims that are not one."""

ONE = pairs_in("""
The Halvern council approved the tram line. | the halvern council approved the tram line
The Halvern council approved the tram line. | BREAKING: The Halvern council approved the tram line.
The Halvern council approved the tram line. | Breaking news: the Halvern council approved the tram line!
The Halvern council approved the tram line. | 🚨 The Halvern council approved the tram line 🚨
The Halvern council approved the tram line. | The Halvern council has approved the tram line.
The Halvern council approved the tram line. | The Halvern  council approved the tram-line.
The Halvern council approved the tram line. | “The Halvern council approved the tram line,”
The Halvern council approved the tram line. | The Halvern council approved the tram line. https://example.org/a
The Halvern council approved the tram line. | JUST IN: The Halvern council approved the tram line
The Halvern council approved the tram line. | UPDATE: The Halvern council approved the tram line.
The Halvern council approved the tram line. | #Halvern council approved the tram line.
The Halvern council approved the tram line. | ...the Halvern council approved the tram line...
The Halvern council approved the tram line. | That the Halvern council approved the tram line.
The programme cost $3 million. | The program cost 3 million dollars.
The programme cost $3 million. | The programme cost $3m.
The programme cost $3 million. | The programme cost three million dollars.
The programme cost $3 million. | The programme cost $3,000,000.
The programme cost $3 million. | The programme cost US$3 million.
The tunnel is 12 km long. | The tunnel is 12 kilometres long.
The tunnel is 12 km long. | The tunnel is 12 kilometers long.
The tunnel is 12 km long. | The tunnel is twelve kilometres long.
Support rose by 3 percentage points. | Support rose by three percentage points.
Support rose by 3 percentage points. | Support rose 3 percentage points.
Crime in Tolberg rose by 12 percent. | Crime in Tolberg rose 12%.
Crime in Tolberg rose by 12 percent. | Crime in Tolberg rose by 12 per cent.
Crime in Tolberg rose by 12 percent. | Crime in Tolberg has risen by 12 percent.
Crime in Tolberg rose by 12 percent. | Crime in Tolberg rose by twelve percent
The vote was held on May 3, 2018. | The vote was held on 3 May 2018.
The vote was held on May 3, 2018. | The vote was held on May 3rd, 2018.
The vote was held on Sept. 3, 2018. | The vote was held on September 3, 2018.
In 1998 the mill burned down. | The mill burned down in 1998.
The minister can't fire the judge. | The minister cannot fire the judge.
The minister can’t fire the judge. | The minister can't fire the judge.
The minister didn't fire the judge. | The minister did not fire the judge.
The labour market is weak. | The labor market is weak.
The defence budget was cut. | The defense budget was cut.
The centre was organised by Praed. | The center was organized by Praed.
José Marín sold the land. | Jose Marin sold the land.
Sen. Praed took the money. | Senator Praed took the money.
Gov. Ambrel supports the carbon tax. | Governor Ambrel supports the carbon tax.
The U.S. army left Pell. | The US army left Pell.
The U.S. army left Pell. | The U.S army left Pell.
The company's profits were "record high" in 2018. | The company's profits were ‘record high’ in 2018.
Ten homes burned in the night. | 10 homes burned in the night.
The council approved the plan 5-4. | The council approved the plan 5–4.
The mayor lied under oath. | The mayor lied under oath!!!
The mayor lied under oath. | THE MAYOR LIED UNDER OATH
The mayor and the chief lied. | The mayor & the chief lied.
More than 2,000 people marched. | More than 2000 people marched.
More than 2,000 people marched. | More than two thousand people marched.
The plant, which opened in 1990, closed. | The plant which opened in 1990 closed.
Kessler said that rents rose by 5 percent. | Kessler said rents rose by 5 percent.
The naïve plan failed. | The naive plan failed.
The co-operative sold its land. | The cooperative sold its land.
The email was leaked. | The e-mail was leaked.
Health care costs doubled. | Healthcare costs doubled.
The judgement was reversed. | The judgment was reversed.
The airplane landed in Pell. | The aeroplane landed in Pell.
Three-quarters of the wells are dry. | Three quarters of the wells are dry.
Twenty-five homes burned. | Twenty five homes burned.
The grant is worth 5 million euros. | The grant is worth €5 million.
The grant is worth 5 million euros. | The grant is worth 5m euros.
The grant is worth 5 million euros. | The grant is worth EUR 5 million.
The govt cut the fuel subsidy. | The government cut the fuel subsidy.
The programme was funded by the state. | The programme has been funded by the state.
The deal (signed in 2016) failed. | The deal, signed in 2016, failed.
The deal — signed in 2016 — failed. | The deal, signed in 2016, failed.
Ambrel hasn't paid the fine. | Ambrel has not paid the fine.
They're closing the clinic. | They are closing the clinic.
The party won 12 seats. | The party won twelve seats.
Mr. Merrow voted for the levy. | Mr Merrow voted for the levy.
Dr. Lund ran the trial. | Dr Lund ran the trial.
St. Orrin hospital closed. | St Orrin hospital closed.
The council closed 12 of its libraries in ten years. | The council has closed twelve of its libraries in 10 years.
No. 3 reactor was shut. | No 3 reactor was shut.
Coal makes up 20% of Veldt's power. | Coal makes up 20 percent of Veldt’s power.
""")
"""One claim in two forms, which the machine links."""

ASKED = pairs_in("""
The council approved the plan 5-4. | The council approved the plan 5 to 4.
Over 2,000 people marched. | More than 2,000 people marched.
Rents rose by 5 percent, Kessler says. | Rents rose by 5 percent, Kessler said.
Kessler said rents rose by 5 percent. | Kessler says rents rose by 5 percent.
The bridge is closing in June. | The bridge closes in June.
Some 40 homes burned down. | About 40 homes burned down.
Praed took bribes from Quillon Steel for years. | Praed took bribes from Quilon Steel for years.
Praed took bribes and lied to the whole committee. | Praed took bribes and lied to the whole comittee.
Kessler was fired by the board. | The board fired Kessler.
The board fired Kessler. | Kessler was fired by the board.
The minister is a liar, Praed said. | Praed said the minister is a liar.
"The minister is a liar", Praed said. | Praed said: "The minister is a liar".
Ostwick's debt is 40 million euros. | The debt of Ostwick is 40 million euros.
""")
"""One claim in two forms that a person is asked about."""
