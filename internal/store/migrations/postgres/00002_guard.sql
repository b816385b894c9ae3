-- +goose Up
-- +goose StatementBegin
create function journal_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end;
$$;
-- +goose StatementEnd
create trigger journal_no_change before update or delete on journal for each row execute function journal_refuse();
create trigger journal_no_truncate before truncate on journal for each statement execute function journal_refuse();
create trigger log_hashes_no_change before update or delete on log_hashes for each row execute function journal_refuse();
create trigger log_hashes_no_truncate before truncate on log_hashes for each statement execute function journal_refuse();
