create table t (a, b, c);
create view v (x, z) as select a, b from t;
