create table u (c primary key);
