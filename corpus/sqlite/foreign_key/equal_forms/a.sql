create table p (x integer primary key, y unique, z unique);
create table q (x integer primary key);
create table t (a references P match simple on delete no action not deferrable, b not null references p (y) on insert cascade);
