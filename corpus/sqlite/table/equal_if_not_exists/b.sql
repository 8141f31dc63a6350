create table t (a); create view v as select a from t; create index i on t (a); create trigger g after insert on t for each row begin select 1; end;
