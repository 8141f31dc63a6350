create table t (a, b, c);
create trigger g after insert on t begin update t set b = 'y'; end;
