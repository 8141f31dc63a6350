create table t (a integer constraint pk primary key);
