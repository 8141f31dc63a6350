SELECT
    DATABASE() AS db,
    CURRENT_USER() AS login,
    @@GLOBAL.sql_mode AS sql_mode,
    @@SESSION.time_zone AS time_zone,
    @@character_set_client AS client_charset,
    @@collation_connection AS client_collation,
    CURRENT_DATE() AS today,
    @@lower_case_table_names AS lower_case_table_names
