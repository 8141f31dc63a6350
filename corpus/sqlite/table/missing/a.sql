create table t (a primary key, b unique check (b > 0) references u); create table u (c primary key); create index i on t (a);
