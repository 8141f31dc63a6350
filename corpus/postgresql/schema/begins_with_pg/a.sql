CREATE SCHEMA pgdata; CREATE TABLE pgdata.t (a integer);
