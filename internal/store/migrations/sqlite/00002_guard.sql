-- +goose Up
-- +goose StatementBegin
create trigger journal_no_update before update on journal begin
  select raise(abort, 'the journal is append-only');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger journal_no_delete before delete on journal begin
  select raise(abort, 'the journal is append-only');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger log_hashes_no_update before update on log_hashes begin
  select raise(abort, 'the journal is append-only');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger log_hashes_no_delete before delete on log_hashes begin
  select raise(abort, 'the journal is append-only');
end;
-- +goose StatementEnd
