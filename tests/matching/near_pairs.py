"""Invented wordings that are near and not one claim, and wordings that are one claim in another form: a pair a line."""


def pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    lines = (line for line in text.strip().splitlines() if not line.startswith("#"))
    return tuple((one.strip(), other.strip()) for one, other in (line.split("|") for line in lines))


APART = pairs_in("""
# negation
The council approved the loan. | The council has not approved the loan.
The dam is safe. | The dam isn't safe.
The mayor paid the fine. | The mayor hasn't paid the fine.
The bridge can carry trucks. | The bridge can't carry trucks.
The bridge can carry trucks. | The bridge cannot carry trucks.
The school has a nurse. | The school has no nurse.
The vaccine causes fever. | The vaccine doesn't cause fever.
The vaccine causes fever. | There is no evidence that the vaccine causes fever.
Nobody was hurt in the crash. | Somebody was hurt in the crash.
The firm never paid taxes. | The firm paid taxes.
The minister denied taking bribes. | The minister took bribes.
The minister denied taking bribes. | The minister admitted taking bribes.
The treaty failed to pass the senate. | The treaty passed the senate.
He was neither charged nor arrested. | He was charged and arrested.
The ferry ran without a licence. | The ferry ran with a licence.
Hardly anyone voted in the runoff. | Everyone voted in the runoff.
The claim that the mill dumped waste is false. | The mill dumped waste.
It is not true that rents doubled. | Rents doubled.
The river is polluted. | The river is unpolluted.
The drug is effective against malaria. | The drug is ineffective against malaria.
The tower is stable. | The tower is unstable.
The permit was valid. | The permit was invalid.
The officials were aware of the leak. | The officials were unaware of the leak.
The worker was documented. | The worker was undocumented.
The payment was legal. | The payment was illegal.
The audit was complete. | The audit was incomplete.
The mayor likes the plan. | The mayor dislikes the plan.
The judges agreed with the ruling. | The judges disagreed with the ruling.
The plant is regulated. | The plant is unregulated.
Voters trust the governor. | Voters distrust the governor.
# double negation
The council did not reject the loan. | The council rejected the loan.
The mayor did not deny the report. | The mayor denied the report.
No one doubts that the dam is safe. | Everyone doubts that the dam is safe.
It is not impossible that the dam fails. | It is impossible that the dam fails.
The firm didn't fail to pay its taxes. | The firm failed to pay its taxes.
# numbers
The ferry carried 212,000 passengers. | The ferry carried 221,000 passengers.
The ferry carried 212,000 passengers. | The ferry carried 212 passengers.
The ferry carried 212,000 passengers. | The ferry carried 2,120,000 passengers.
The tunnel is 4.5 kilometres long. | The tunnel is 45 kilometres long.
The tunnel is 4.5 kilometres long. | The tunnel is 4.6 kilometres long.
The fund holds 3 billion dollars. | The fund holds 3 million dollars.
The fund holds $3bn. | The fund holds $3m.
The fund holds $3bn. | The fund holds $3tn.
The fund holds 3 billion dollars. | The fund holds 3 billion euros.
The fund holds $3bn. | The fund holds €3bn.
The ticket costs $40. | The ticket costs €40.
The ticket costs $40. | The ticket costs £40.
The ticket costs 40 dollars. | The ticket costs 40 cents.
The ticket costs A$40. | The ticket costs US$40.
The ticket costs 40 crowns. | The ticket costs 40 kroner.
A dozen houses burned down. | Two dozen houses burned down.
Hundreds of people marched. | Thousands of people marched.
Hundreds of people marched. | Hundreds of thousands of people marched.
Twenty-one ships sank. | Twenty-two ships sank.
One hundred and five people were fired. | One hundred and fifty people were fired.
A third of the pupils were absent. | Two thirds of the pupils were absent.
A quarter of the pupils were absent. | Three quarters of the pupils were absent.
One in five pupils was absent. | One in nine pupils was absent.
One in five pupils was absent. | Four in five pupils were absent.
The number of cases doubled. | The number of cases tripled.
The party won 51 of 100 seats. | The party won 51 of 120 seats.
The score was 3-1. | The score was 1-3.
The vote was 52 to 48. | The vote was 48 to 52.
The temperature was -5 degrees. | The temperature was 5 degrees.
The temperature fell to minus 5 degrees. | The temperature fell to 5 degrees.
Turnout was > 50%. | Turnout was < 50%.
The first bridge collapsed. | The second bridge collapsed.
He is the 3rd richest man in the county. | He is the 5th richest man in the county.
He is the third richest man in the county. | He is the fourth richest man in the county.
The mayor won her second term. | The mayor won her third term.
The firm has 30 to 40 workers. | The firm has 30 to 90 workers.
The project costs 2.5 times more than planned. | The project costs 25 times more than planned.
The plane carried 9 people. | The plane carried nineteen people.
The plant made 5 million masks in 2 days. | The plant made 2 million masks in 5 days.
12 of the 40 ferries were late. | 40 of the 12 ferries were late.
Taxes rose from 5 to 9 percent. | Taxes rose from 9 to 5 percent.
Taxes went from 5 to 9 percent. | Taxes went from 9 to 5 percent.
The loan carries 3.5% interest. | The loan carries 35% interest.
The bill passed 12-0. | The bill passed 120.
# units
The pipe is 400 m long. | The pipe is 400 km long.
The pipe is 400 metres long. | The pipe is 400 miles long.
The pipe is 400 metres long. | The pipe is 400 feet long.
The pipe is 400 m long. | The pipe is 400 ft long.
The bag weighs 40 kg. | The bag weighs 40 lb.
The bag weighs 40 kilograms. | The bag weighs 40 grams.
The bag weighs 40 kg. | The bag weighs 40 g.
The water is 30 °C. | The water is 30 °F.
The water is 30 degrees Celsius. | The water is 30 degrees Fahrenheit.
The plant makes 5 megawatts. | The plant makes 5 gigawatts.
The plant makes 5 MW. | The plant makes 5 GW.
The plant makes 5 MW. | The plant makes 5 kW.
The house has 900 square feet. | The house has 900 square metres.
The house has 900 sq ft. | The house has 900 sq m.
The lake holds 30 million litres. | The lake holds 30 million gallons.
The train goes 120 km/h. | The train goes 120 mph.
The trip takes 40 minutes. | The trip takes 40 hours.
The trip takes 40 min. | The trip takes 40 s.
The trip lasted three days. | The trip lasted three weeks.
The spill covered 4 acres. | The spill covered 4 hectares.
The dose is 5 mg. | The dose is 5 g.
The dose is 5 milligrams. | The dose is 5 micrograms.
The mine yields 20 tons. | The mine yields 20 tonnes of gold.
The disk holds 5 GB. | The disk holds 5 TB.
# percent vs points
Approval fell by 5 percent. | Approval fell by 5 percentage points.
Approval fell by 5%. | Approval fell by 5 points.
The tax rose 2 percent. | The tax rose 2 percentage points.
The tax rose by 2% . | The tax rose by 2 basis points.
The rate rose by 40 basis points. | The rate rose by 40 percentage points.
Rents rose 5. | Rents rose 5%.
5 percent of pupils failed. | 5 pupils failed.
The rate rose to 5 percent. | The rate rose by 5 percent.
The price fell to 40 dollars. | The price fell by 40 dollars.
The rate fell from 5 percent. | The rate fell to 5 percent.
# per period
The nurse earns 3,000 dollars a month. | The nurse earns 3,000 dollars a year.
The nurse earns 3,000 dollars per month. | The nurse earns 3,000 dollars per year.
The plant uses 40 tons daily. | The plant uses 40 tons weekly.
The plant uses 40 tons an hour. | The plant uses 40 tons a day.
The nurse earns $30 an hour. | The nurse earns $30 a day.
The nurse earns $30/hour. | The nurse earns $30/day.
The festival is held every year. | The festival is held every two years.
Monthly rents rose by 9 percent. | Annual rents rose by 9 percent.
Crime rose in the last month. | Crime rose in the last year.
The fee is 5 dollars per person. | The fee is 5 dollars per family.
# dates
The mill closed in May 2019. | The mill closed in June 2019.
The mill closed on 3 May 2019. | The mill closed on 3 May 2018.
The mill closed on May 3. | The mill closed on May 13.
The mill closed on Tuesday. | The mill closed on Thursday.
The mill closed in the 1980s. | The mill closed in the 1990s.
The mill closed in spring. | The mill closed in autumn.
The mill closed last year. | The mill closed this year.
The mill closed last week. | The mill closed last month.
The mill closed yesterday. | The mill closed today.
The mill closes tomorrow. | The mill closes today.
The mill closed in the morning. | The mill closed in the evening.
The mill closed at 9 am. | The mill closed at 9 pm.
The mill closed at 9 a.m. | The mill closed at 9 p.m.
The mill closed two years ago. | The mill closed nine years ago.
The mill was built before 1950. | The mill was built after 1950.
The mill was built in 1950. | The mill was built before 1950.
The mill ran until 1950. | The mill ran since 1950.
The mill ran from 1950 to 1960. | The mill ran from 1940 to 1960.
The dam was built in the 19th century. | The dam was built in the 18th century.
The dam was built in 300 BC. | The dam was built in 300 AD.
The mayor took office in March. | The mayor took office in May.
The mayor spoke on 1/5/2020. | The mayor spoke on 1/6/2020.
The mayor spoke in early 2020. | The mayor spoke in late 2020.
The deal expires in Q1 2024. | The deal expires in Q3 2024.
The mayor took office in Jan 2020. | The mayor took office in Dec 2020.
The mayor took office in March 2020. | The mayor took office in April 2020.
# place
Crime rose in North Elsmere. | Crime rose in South Elsmere.
Crime rose in Elsmere. | Crime rose in Ardley.
Crime rose in the county. | Crime rose in the country.
Crime rose in the east of the city. | Crime rose in the west of the city.
The ship sailed from Elsmere to Ardley. | The ship sailed from Ardley to Elsmere.
The plant is in Georgia. | The plant is in Virginia.
Crime rose in Elsmere. | Crime rose outside Elsmere.
The road is inside the park. | The road is outside the park.
The mine is above the village. | The mine is below the village.
# quantifiers
Most voters back the plan. | Some voters back the plan.
Most voters back the plan. | All voters back the plan.
Some voters back the plan. | All voters back the plan.
Few voters back the plan. | Many voters back the plan.
Few voters back the plan. | A few voters back the plan.
Every ferry was late. | Some ferries were late.
All ferries were late. | Most ferries were late.
Nearly all ferries were late. | All ferries were late.
Half of the ferries were late. | All of the ferries were late.
Almost half the ferries were late. | More than half the ferries were late.
Only teachers were paid. | Teachers were paid.
The ferry is always late. | The ferry is often late.
The ferry is often late. | The ferry is rarely late.
The ferry is sometimes late. | The ferry is always late.
Both bridges were closed. | One of the bridges was closed.
Both bridges were closed. | Neither bridge was closed.
Either bridge may be used. | Both bridges may be used.
Several mayors resigned. | Two mayors resigned.
A majority of members voted yes. | A minority of members voted yes.
Little money was spent. | Much money was spent.
Little money was spent. | A little money was spent.
# modality
The tax will rise. | The tax may rise.
The tax will rise. | The tax might rise.
The tax will rise. | The tax could rise.
The tax could rise. | The tax should rise.
The tax must rise. | The tax may rise.
The bank will close the branch. | The bank would close the branch.
The bank will close the branch. | The bank wants to close the branch.
The bank will close the branch. | The bank plans to close the branch.
The bank may close the branch. | The bank closed the branch.
The bank can close the branch. | The bank will close the branch.
The bank is likely to close the branch. | The bank is unlikely to close the branch.
The bank is likely to close the branch. | The bank is certain to close the branch.
The bank has to close the branch. | The bank has closed the branch.
The bank should close the branch. | The bank closed the branch.
The bank tried to close the branch. | The bank closed the branch.
The bank might have closed the branch. | The bank closed the branch.
The bank is about to close the branch. | The bank closed the branch.
Perhaps the dam will fail. | The dam will fail.
The dam will probably fail. | The dam will fail.
The dam almost failed. | The dam failed.
The dam nearly failed. | The dam failed.
# tense
The mayor is in prison. | The mayor was in prison.
The mayor was in prison. | The mayor will be in prison.
The firm sells masks. | The firm sold masks.
The firm sells masks. | The firm used to sell masks.
The plant has closed. | The plant is closing.
The plant will close. | The plant closed.
The plant is going to close. | The plant closed.
Reyes is the mayor. | Reyes was the mayor.
Reyes is mayor. | Reyes is a former mayor.
The road is being built. | The road was built.
The road had been repaired. | The road will be repaired.
The state has the death penalty. | The state had the death penalty.
# speaker/attribution
Brandt said the dam is safe. | Reyes said the dam is safe.
Brandt said the dam is safe. | The dam is safe.
Brandt said he would resign. | Brandt said Reyes would resign.
According to the police, the fire was set. | According to the owner, the fire was set.
The police believe the fire was set. | The police know the fire was set.
Critics claim the dam is unsafe. | Experts claim the dam is unsafe.
Brandt was accused of theft. | Brandt was convicted of theft.
Brandt was accused of theft. | Brandt accused Reyes of theft.
Brandt allegedly stole the funds. | Brandt stole the funds.
Brandt reportedly stole the funds. | Brandt stole the funds.
Brandt was charged with fraud. | Brandt was cleared of fraud.
Brandt was charged with fraud. | Brandt was found guilty of fraud.
Brandt promised to cut taxes. | Brandt cut taxes.
Brandt refused to cut taxes. | Brandt agreed to cut taxes.
Brandt asked whether the dam is safe. | Brandt said the dam is safe.
Brandt wrongly said that the dam is safe. | Brandt said that the dam is safe.
I won the election. | You won the election.
We cut taxes. | They cut taxes.
My father was a miner. | His father was a miner.
I voted for the war. | He voted for the war.
# sarcasm
The dam is safe. | Sure, the dam is "safe".
The dam is safe. | The dam is safe, yeah right.
The dam is safe. | The so-called safe dam is safe.
# roles
The dog bit the mayor. | The mayor bit the dog.
Brandt beat Reyes in the runoff. | Reyes beat Brandt in the runoff.
Brandt was beaten by Reyes. | Reyes was beaten by Brandt.
Brandt beat Reyes. | Brandt was beaten by Reyes.
Elsmere sold the port to Ardley. | Ardley sold the port to Elsmere.
The bank sued the city. | The bank was sued by the city.
The bank lent money to the city. | The bank borrowed money from the city.
Women earn less than men. | Men earn less than women.
Coal is cheaper than wind. | Wind is cheaper than coal.
Brandt is older than Reyes. | Reyes is older than Brandt.
The union paid the party. | The party paid the union.
Police shot protesters. | Protesters shot police.
Smoking causes stress. | Stress causes smoking.
The mayor fired the chief. | The chief fired the mayor.
Tomas Reyes hired Ilse Brandt. | Ilse Brandt hired Tomas Reyes.
The strike followed the vote. | The vote followed the strike.
The tax was cut because wages rose. | Wages rose because the tax was cut.
The fire started before the storm. | The storm started before the fire.
The fire started after the storm. | The storm started after the fire.
# superlatives and comparison
The county has the highest taxes. | The county has high taxes.
The county has the highest taxes. | The county has the second highest taxes.
The county has the highest taxes. | The county has higher taxes.
The river is the longest in Europe. | The river is one of the longest in Europe.
It was the biggest crowd ever. | It was the biggest crowd this year.
It was the hottest day on record. | It was the hottest day in ten years.
It was the largest crowd. | It was a large crowd.
Rents are higher than last year. | Rents are lower than last year.
Rents are as high as last year. | Rents are higher than last year.
More than 60 people came. | Less than 60 people came.
More than 60 people came. | Exactly 60 people came.
More than 60 people came. | 60 people came.
Over 60 people came. | Under 60 people came.
Over 60 people came. | 60 people came.
At least 60 people came. | At most 60 people came.
At least 60 people came. | 60 people came.
Up to 60 people came. | 60 people came.
Up to 60 people came. | At least 60 people came.
Fewer than 60 people came. | 60 people came.
About 60 people came. | Over 60 people came.
Nearly 60 people came. | More than 60 people came.
No more than 60 people came. | More than 60 people came.
No fewer than 60 people came. | Fewer than 60 people came.
The fee is above 40 dollars. | The fee is below 40 dollars.
The best school closed. | The worst school closed.
The oldest school closed. | The newest school closed.
# conditional
The dam fails. | If it rains, the dam fails.
The dam will fail if it rains. | The dam will fail unless it rains.
The dam will fail if it rains. | The dam will fail.
The dam will fail even if it rains. | The dam will fail only if it rains.
Taxes rise if Brandt wins. | Taxes rise if Brandt loses.
Had the dam failed, the town would be gone. | The dam failed and the town is gone.
When it rains the road floods. | When it snows the road floods.
The fee is free for members. | The fee is free except for members.
Members pay the fee. | All but members pay the fee.
# direction and opposites
Crime is up. | Crime is down.
The market opened higher. | The market opened lower.
The army entered the town. | The army left the town.
The firm imports steel. | The firm exports steel.
The mayor opened the school. | The mayor closed the school.
The court upheld the law. | The court struck down the law.
The court upheld the ban. | The court overturned the ban.
The state raised the minimum wage. | The state lowered the minimum wage.
The mayor supports abortion rights. | The mayor opposes abortion rights.
The bill protects tenants. | The bill harms tenants.
The judge freed the suspect. | The judge jailed the suspect.
The deficit shrank. | The deficit grew.
The plane took off. | The plane landed.
The union accepted the offer. | The union turned down the offer.
The union turned up the pressure. | The union turned down the pressure.
The mayor stepped up. | The mayor stepped down.
The fire was put out. | The fire was put on.
The state is for the treaty. | The state is against the treaty.
The town voted in the mayor. | The town voted out the mayor.
The law is in force. | The law is out of force.
The men were on the boat. | The men were off the boat.
He ran for the bus. | He ran from the bus.
The aid came from the town. | The aid came to the town.
The road runs over the river. | The road runs under the river.
Voters moved to the left. | Voters moved to the right.
The guests came by day. | The guests came by night.
The cut was good for schools. | The cut was bad for schools.
The mayor is rich. | The mayor is poor.
The soil is wet. | The soil is dry.
The street is public. | The street is private.
The mayor's son was arrested. | The mayor's daughter was arrested.
The mayor's wife owns the firm. | The mayor's husband owns the firm.
The mayor and the chief were arrested. | The mayor or the chief was arrested.
The mayor was arrested. | The mayor and the chief were arrested.
The tax is on profits. | The tax is not just on profits.
The gas is natural. | The gas is nuclear.
# typographic false twins
The firm made 1.5 million. | The firm made 15 million.
The polish firm left. | The finnish firm left.
The US troops left. | The UK troops left.
The F-16 crashed. | The F-35 crashed.
The Model 3 burned. | The Model S burned.
Route 66 is closed. | Route 99 is closed.
Article 5 was invoked. | Article 4 was invoked.
Proposition 8 passed. | Proposition 9 passed.
COVID-19 is a flu. | COVID-18 is a flu.
The pH is 7. | The pH is 9.
The house has 3½ rooms. | The house has 3 rooms.
She paid ½ of it. | She paid ¼ of it.
# what may differ elsewhere and matters here
The nurses went on strike. | Nurses went on strike.
The immigrants are criminals. | Immigrants are criminals.
The women earn less. | Women earn less.
A bridge collapsed in Elsmere. | The bridge collapsed in Elsmere.
A number of cases doubled. | The number of cases doubled.
They run the city. | They ran the city.
They come from Ardley. | They came from Ardley.
The firm has cost overruns. | The firm had cost overruns.
The bank is closing the branch. | The bank was closing the branch.
The bank is closing the branch. | The bank closed the branch.
The bank is closing the branch. | The bank is closing its branch.
The bank closes the branch. | The bank closed the branch.
The bank is being closed. | The bank is closed.
The bank has been closed. | The bank had not been closed.
The bank has been closed. | The bank is closed.
Wages rose after taxes fell. | Taxes fell after wages rose.
Taxes fell because wages rose. | Wages rose because taxes fell.
Taxes fall when wages rise. | Wages rise when taxes fall.
Ferries stop if trains stop running. | Trains stop if ferries stop running.
The mayor resigned before the vote on Monday. | On Monday the mayor resigned after the vote.
The mayor lied about the chief. | The chief lied about the mayor.
Brandt spoke with Reyes about Hale. | Brandt spoke about Reyes with Hale.
The policy changed in May. | The police changed in May.
The banker was robbed. | The bank was robbed.
The lawyer was changed. | The law was changed.
The party was sold. | The part was sold.
Rents are higher. | Rents are high.
The mayor hardly worked. | The mayor hard worked.
The worker died at the plant. | The workers died at the plant.
The former mayor resigned. | The mayor resigned.
The employer sued the firm. | The employee sued the firm.
It costs 5 dollars. | It costs 5.
It costs 1,001 dollars. | It costs 1,002 dollars.
The board has 435 members. | The board has 436 members.
The board has 1,000 members. | The board has 1,004 members.
He lost 40 pounds. | He lost £40.
He lost 40 pounds. | He lost 40 lb.
The pool is 50 m long. | 50 m people use the pool.
5m people came. | 5 m of pipe came.
The dose is 5 mg a day. | The dose is 5 mg an hour.
The dose is 5 mg twice a day. | The dose is 5 mg a day.
He ran 5 miles in 30 min. | He ran 30 miles in 5 min.
The loan cost US$3bn. | The loan cost A$3bn.
The mayor's wives were arrested. | The mayor's wife was arrested.
He'll resign. | He'd resign.
He won't resign. | He wouldn't resign.
He can't resign. | He couldn't resign.
They've paid. | They'd paid.
They're paid. | They were paid.
He is right. | He is right-handed.
The bridge was closed for 3 of 5 days. | The bridge was closed for 5 of 3 days.
The law is from 3 May 2019. | The law is from 5 March 2019.
The law is from 11 May. | The law is from 1 May.
The law is from 01/02/2020. | The law is from 02/01/2020.
Nine of ten doctors smoke. | One of ten doctors smokes.
Doctors say nine in ten smoke. | Nine in ten doctors say smoke.
The twelve-hundred-year-old oak fell. | The hundred-year-old oak fell.
About 5,000 soldiers fell. | 5,000 soldiers fell.
The tax falls on 3 percent of people. | The tax falls by 3 percent of people.
He was hit by 3 cars. | He was hit 3 cars.
Sen. Brandt lied. | Gov. Brandt lied.
And no one died. | And one died.
Not all ferries sank. | All ferries sank.
Not only teachers were paid. | Only teachers were paid.
The U.S. won the cup. | The U.K. won the cup.
It is 5 times as large. | It is 5 times larger.
It is up to 5 percent. | It is up 5 percent.
The school with 400 pupils closed. | The school closed with 400 pupils.
Every second bridge is unsafe. | The second bridge is unsafe.
He is innocent until proven guilty. | He is guilty until proven innocent.
The debt grew under Brandt, not Reyes. | The debt grew under Reyes, not Brandt.
The debt grew under Brandt and shrank under Reyes. | The debt grew under Reyes and shrank under Brandt.
In Elsmere rents fell and in Ardley wages rose. | In Ardley rents fell and in Elsmere wages rose.
In 2019 the debt grew and in 2020 it shrank. | In 2020 the debt grew and in 2019 it shrank.
I am not a crook. | You are not a crook.
Our town is broke. | Their town is broke.
The strike begins at 9. | The strike begins at 9 percent.
The plan costs 40m. | The plan costs 40m euros.
The plan costs 40 dollars per pupil. | The plan costs 40 dollars each year.
Cases rose 300 percent. | Cases rose threefold.
Half as many ferries sail. | Half of many ferries sail.
Crime fell by half. | Crime fell to half.
Water was found on the moon. | Water was found on a moon.
Elsmere is bigger than Ardley was. | Elsmere was bigger than Ardley is.
He said it was safe. | He said it is safe.
He said he will pay. | He said he would pay.
She left him. | He left her.
His mother paid. | Her mother paid.
""")

ONE = pairs_in("""
The council approved the loan in March. | the council approved the loan in March
The council approved the loan in March. | The council approved the loan in March!
“The council approved the loan in March.” | The council approved the loan in March.
The council's loan was approved in March. | The council’s loan was approved in March.
The pipe is 400 m long. | The pipe is 400 metres long.
The pipe is 400 metres long. | The pipe is 400 meters long.
The pipe is 400m long. | The pipe is 400 meters long.
The road is 12 km long. | The road is 12 kilometres long.
The road is 12 mi long. | The road is 12 miles long.
The bag weighs 40 kg. | The bag weighs 40 kilograms.
The bag weighs 40 lb. | The bag weighs 40 pounds.
The bag weighs 40 lbs. | The bag weighs 40 pounds.
The house has 900 sq ft. | The house has 900 square feet.
The house has 900 sq m. | The house has 900 square metres.
The water is 30 °C. | The water is 30 degrees Celsius.
The water is 30°C. | The water is 30 degrees Celsius.
The train goes 120 km/h. | The train goes 120 kilometres per hour.
The train goes 120 mph. | The train goes 120 miles per hour.
The plant makes 5 MW. | The plant makes 5 megawatts.
The fund holds $3bn. | The fund holds 3 billion dollars.
The fund holds $3 billion. | The fund holds 3 billion dollars.
The fund holds $3bn. | The fund holds $3 billion.
The fund holds €2.5m. | The fund holds 2.5 million euros.
The loan cost US$3bn. | The loan cost $3 billion.
The trip takes 40 min. | The trip takes 40 minutes.
The trip takes 3 hrs. | The trip takes three hours.
Rents rose by 12%. | Rents rose by 12 percent.
Rents rose by 12 per cent. | Rents rose by 12 percent.
Approval fell by 5 percentage points. | Approval fell by five percentage points.
The mill closed on 3 May 2019. | The mill closed on May 3, 2019.
In 2019 the mill closed for good. | The mill closed for good in 2019.
Steel imports have doubled since 2020. | Since 2020 steel imports have doubled.
The firm has paid no taxes for ten years. | The firm paid no taxes for ten years.
The governor isn't a doctor. | The governor is not a doctor.
The bridge doesn't carry trucks. | The bridge does not carry trucks.
The bridge cannot carry heavy trucks. | The bridge can't carry heavy trucks.
The ferry carried 1.2 million passengers. | The ferry carried 1,200,000 passengers.
More than 60 percent of voters back the plan. | More than 60% of voters back the plan.
The nurse earns $30 an hour. | The nurse earns 30 dollars an hour.
The nurse earns $30 an hour. | The nurse earns $30 per hour.
The nurse earns 3,000 dollars a month. | The nurse earns $3,000 per month.
The school will open two new wings in 2027. | In 2027 the school will open two new wings.
Thirty-two ships sank in the storm. | 32 ships sank in the storm.
The plant employs one hundred and five people. | The plant employs 105 people.
The mayor’s “plan” cost 40 million euros — half of it. | The mayor's "plan" cost 40 million euros - half of it.
The mayor took office in Jan. 2020. | The mayor took office in January 2020.
The mayor spoke for 2 hours. | The mayor spoke for two hours.
""")
