create table t (a, b, c);
create trigger g after update of a on t begin select 1; end;
