-- +goose Up
-- What linking keeps, so that a report is linked by looking around it and at nothing else (docs/adr/0027). All of it is
-- derived. number is reports.seq; an id is a number with room below for its claims, or for none the report itself.
create table link_reports (
  report text primary key,
  number bigint not null unique,
  body   bytea not null
);

-- Who holds a key, in the order in which they are compared with their neighbours.
create table link_keys (
  key bigint not null,
  at  bigint not null,
  id  bigint not null,
  primary key (key, at, id)
);

-- Claims that may tell of one incident, and reports that are copies; each pair stands both ways.
create table link_ties (
  a bigint not null,
  b bigint not null,
  primary key (a, b)
);

-- The census: of how many of the first reports words were counted, and how many of these have a word.
create table link_words (
  word    bigint primary key,
  reports bigint not null
);
create table link_census (
  id   bigint primary key,
  size bigint not null
);
insert into link_census (id, size) values (1, 0);

-- Reports whose claims changed since they were linked.
create table unlinked (
  report text primary key
);
insert into unlinked (report) select report from reports where current = 1;

-- Of a total, what others that hang together with it are found by.
drop table roundups;
create table roundups (
  claim    text primary key,
  report   text not null,
  seq      bigint not null,
  ord      bigint not null,
  act      text not null,
  from_day bigint not null,
  to_day   bigint not null,
  figure   bigint not null,
  linker   text not null,
  body     text not null
);
create index roundups_report on roundups (report);
create index roundups_day on roundups (act, to_day);
create index roundups_figure on roundups (act, figure);
create index roundups_seq on roundups (seq, ord);
create index incidents_act on incidents (act, from_day);

-- The report that a founding claim stands in; empty for a case.
alter table minted add column report text not null default '';
create index minted_report on minted (report);
create index minted_n on minted (kind, n);
create index redirects_target on redirects (target);
