create table t (a, b, c);
create trigger g after insert on t when new.a > 2 begin select 1; end;
