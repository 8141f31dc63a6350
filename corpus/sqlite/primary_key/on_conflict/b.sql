create table t (a integer primary key on conflict replace);
