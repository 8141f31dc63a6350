create table t (a, b, c);
create trigger g after insert on t when new.a > 1 begin select 1; end;
