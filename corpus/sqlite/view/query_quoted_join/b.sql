create table t (a, b, c);
create view v as select a from t left join (select 1) s;
