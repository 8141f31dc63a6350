create table t (a, b, c);
create view v as select a from t; create trigger g instead of insert on v begin select 1; end;
