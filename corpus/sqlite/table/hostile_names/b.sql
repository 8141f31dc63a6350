create table victim (a);
