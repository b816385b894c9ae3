package main

import "strings"

// Words for invented reports. Nothing here happened; towns are real so that their names are looked up as in use.

func list(s string) []string { return strings.Split(s, ";") }

var (
	towns = list("Shenyang;Dandong;Tumen;Hunchun;Changbai;Yanji;Kunming;Qingdao;Dalian;Jilin;Harbin;Tianjin;Nanning;Kassala;Gedaref;Khartoum;Van;Erzurum;Edirne;Tapachula;Tijuana;Kayes;Agadez;Tripoli;Sebha;Mersin;Lahore;Quetta;Jalalabad;Herat;Mashhad;Dushanbe;Osh;Almaty;Bishkek;Tashkent")
	folk  = list("North Korean;Eritrean;Afghan;Uyghur;Rohingya;Syrian;Sudanese;Somali;Hmong;Vietnamese;Honduran;Iraqi")
	kinds = list("defectors;refugees;migrants;asylum seekers;women;men;workers;escapees;students;families")
	force = list("police;border guards;immigration officers;security agents;soldiers;plainclothes police;customs police;gendarmes")
	tells = list("a relief group said;relatives said;an activist said;two residents said;the ministry said;a lawyer for them said;a pastor who knows them said;the newspaper reported;officials said;a rights monitor said")
	heads = list("Group held after raid;Arrests near the border;More taken in the north;Families fear return;Raid on safe house;Nobody told where they are;Travellers stopped on the road;Detained at checkpoint")
	who   = list("the mayor;a committee of farmers;the oldest mill in the valley;a retired surveyor;the harbour master;students of the night school;the council;two bakers;the ferry company;a choir from the hills;the new bridge;an orchard owner;the weather office;the chess club;a team of divers;the water board;the library;a clockmaker;the bus drivers;the dam's engineers;a botanist;the fishing fleet;the market women;a painter of signs;the volunteer brigade;the tax office;a schoolteacher;the glass works;the cattle traders;an amateur astronomer;the tram line;a widow from the coast")
	does  = list("repaired;counted;opened;painted;moved;debated;sold;measured;refused;inherited;photographed;lost;found again;promised;catalogued;flooded;insured;translated;planted;praised;postponed;visited;rebuilt;drained;mapped;bottled;tuned;auctioned;studied;lit;closed;borrowed")
	what  = list("the old well;forty crates of pears;a row of lime trees;the northern sluice;an organ with nine stops;the parish registers;three disused quays;a winter's worth of coal;the town clock;a herd of goats;the rules for stallholders;an atlas of the river;a shed full of kites;the lower road;several barrels of tar;the school's only piano;a field of flax;the signal lamps;a lost ledger;the customs shed;two fallen poplars;the ice house;a map of springs;the fourth pier;an unsigned portrait;the ropewalk;a crate of lenses;the grain lift;seventeen benches;the eastern stairs;a debt from the fair;the millrace")
	how   = list("before the rains;without a word of thanks;for the third summer running;against advice;with borrowed tools;at half the usual price;under a grey sky;as the bells rang;in front of a small crowd;after a long quarrel;by lamplight;to nobody's surprise;with help from upstream;despite the frost;on the eve of the fair;while the ferry waited;between two storms;in less than an hour;at their own expense;with great patience;for want of anything better;as the almanac had advised;behind closed doors;over many weeks;in a hurry;with a brass band;on foot;by a narrow vote;at low water;in two languages;during the harvest;out of habit")
	then  = list("Nobody had expected it, though;Later;By evening;Some said;It was agreed that;In the end;Not everyone was pleased:;As so often;Meanwhile;Further down the river;According to the minutes;Once more;That same week;A neighbour recalled how;The paper noted that;For all that;Earlier in the year;With some delay;Under the new rules;Still")
	desks = list("Subscribe to our evening letter and read more from this desk.;This story was first published by our partners.;All rights reserved by the agency.;Contact the newsroom with corrections.;Reporting by our own correspondent in the region.")
	paper = list("Morning Post;Valley Courier;Border Monitor;Northern Herald;River Gazette;Wire Service;Daily Compass;Harbour News;Plain Dealer;Evening Lantern")
	parts = list("ka;mo;ri;ten;sha;lu;ve;dor;ni;pa;zu;hel;or;bim;qua;set;yo;ghan;im;tar;el;wo;fen;ush")
)
