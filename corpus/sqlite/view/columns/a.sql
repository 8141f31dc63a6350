create table t (a, b, c);
create view v (x, y) as select a, b from t;
