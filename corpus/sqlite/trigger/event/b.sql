create table t (a, b, c);
create trigger g after delete on t begin select 1; end;
