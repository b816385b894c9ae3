-- +goose Up
-- Which claims were joined, by the least of them; who stands alone is left out. So what changed is joined anew with the groups
-- that it is tied to, and not with all that hangs together with these. Where it is not known yet, everything is linked anew.
create table link_groups (
  id    bigint primary key,
  least bigint not null
);
create index link_groups_least on link_groups (least);
update link_census set size = 0 where id = 1;
