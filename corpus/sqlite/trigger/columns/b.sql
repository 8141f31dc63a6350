create table t (a, b, c);
create trigger g after update of a, b on t begin select 1; end;
