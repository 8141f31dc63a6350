pragma encoding = 'UTF-16le'; create table t (a);
