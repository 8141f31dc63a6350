create table t (a text not null on conflict ignore);
