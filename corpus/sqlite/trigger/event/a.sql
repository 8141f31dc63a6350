create table t (a, b, c);
create trigger g after insert on t begin select 1; end;
