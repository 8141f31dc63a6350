create table t (a unique on conflict replace);
