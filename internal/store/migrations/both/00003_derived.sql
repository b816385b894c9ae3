-- +goose Up
-- Everything below is derived: it can be dropped and made again from the journal and the originals.

-- One row a version of a report; back: it was taken back, and stands for nothing but the past. body is the read report, given the capture as it stands in the journal.
create table reports (
  report    text not null,
  version   bigint not null,
  seq       bigint not null unique,
  captured  text not null,
  original  text not null,
  content   text not null,
  current   bigint not null,
  back      bigint not null,
  claims    bigint not null,
  extractor text not null,
  head      text not null,
  given     text not null,
  body      text not null,
  primary key (report, version)
);
create index reports_current on reports (current, seq);

-- Every original under which a report was seen, and what was said beside it.
create table sightings (
  report   text not null,
  original text not null,
  seen     text not null,
  seq      bigint not null,
  primary key (report, original, seen)
);

-- Claims as the extractor proposed them, by report version.
create table claims (
  report    text not null,
  version   bigint not null,
  ord       bigint not null,
  claim     text not null,
  extractor text not null,
  body      text not null,
  primary key (report, version, ord),
  foreign key (report, version) references reports (report, version) on delete cascade
);
create index claims_claim on claims (claim);

-- Claims as they hold now: of current versions, after people's judgements.
create table holding (
  claim     text not null,
  report    text not null,
  seq       bigint not null,
  ord       bigint not null,
  act       text not null,
  reviewed  bigint not null,
  verdict   text not null,
  extractor text not null,
  incident  text not null,
  body      text not null,
  primary key (claim, report)
);
create index holding_report on holding (report, ord);
create index holding_seq on holding (seq, ord);
create index holding_incident on holding (incident, seq, ord);

create table minted (
  id      text primary key,
  kind    text not null,
  n       bigint not null,
  founder text not null,
  seq     bigint not null,
  anchor  text not null
);
create index minted_founder on minted (kind, founder);

create table redirects (
  id     text primary key,
  target text not null
);

create table incidents (
  id       text primary key,
  n        bigint not null,
  act      text not null,
  status   text not null,
  from_day bigint not null,
  to_day   bigint not null,
  country  text not null,
  admin1   text not null,
  reviewed bigint not null,
  case_id  text not null,
  part_of  text not null,
  linker   text not null,
  body     text not null
);
create index incidents_n on incidents (n);
create index incidents_day on incidents (to_day, n);
create index incidents_case on incidents (case_id);
create index incidents_part on incidents (part_of);

create table incident_reports (
  incident text not null,
  report   text not null,
  primary key (incident, report),
  foreign key (incident) references incidents (id) on delete cascade
);
create index incident_reports_report on incident_reports (report);

create table cases (
  id        text primary key,
  n         bigint not null,
  status    text not null,
  at_risk   bigint not null,
  last_news bigint not null,
  linker    text not null,
  body      text not null
);
create index cases_n on cases (n);
create index cases_news on cases (at_risk, last_news, n);

create table roundups (
  claim  text primary key,
  seq    bigint not null,
  ord    bigint not null,
  linker text not null,
  body   text not null
);

-- Reports that tell the same text.
create table copies (
  report text primary key,
  grp    text not null
);
create index copies_grp on copies (grp);

-- One row: up to which entry of the journal the rows above have been made.
create table derived (
  id    bigint primary key,
  seq   bigint not null,
  notes text not null
);
insert into derived (id, seq, notes) values (1, 0, '');
