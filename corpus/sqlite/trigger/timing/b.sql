create table t (a, b, c);
create trigger g before insert on t begin select 1; end;
