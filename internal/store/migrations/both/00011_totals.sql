-- +goose Up
-- What lies inside a total is worked out when somebody asks for totals: written down, every incident of a time would change all
-- the totals of that time.
drop index roundups_day;
drop index roundups_figure;
drop index incidents_act;
alter table roundups drop column act;
alter table roundups drop column from_day;
alter table roundups drop column to_day;
alter table roundups drop column figure;
alter table roundups drop column body;
