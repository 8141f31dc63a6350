using System.Collections.Frozen;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// Quotes identifiers by one rule for all servers: quote_ident() quotes the key words of its own version, so that the
/// same name would be printed in two ways.
/// </summary>
internal static class Identifier
{
    // pg_get_keywords() of 18 with catcode <> 'U'. Quoting a word that an older server does not know changes nothing.
    private static readonly FrozenSet<string> KeyWords = (
        "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case "
        + "cast char character check coalesce collate collation column concurrently constraint create cross "
        + "current_catalog current_date current_role current_schema current_time current_timestamp current_user dec "
        + "decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign "
        + "freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect "
        + "interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query "
        + "json_scalar json_serialize json_table json_value lateral leading least left like limit localtime "
        + "localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on "
        + "only or order out outer overlaps overlay placing position precision primary real references returning right "
        + "row select session_user setof similar smallint some substring symmetric system_user table tablesample then "
        + "time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when "
        + "where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi "
        + "xmlroot xmlserialize xmltable"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name, in double quotes where SQL needs them.</summary>
    public static string Quote(string name) =>
        IsPlain(name) && !KeyWords.Contains(name)
            ? name
            : "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>SCHEMA.NAME, or the name alone where the schema is the system's own.</summary>
    public static string Qualified(string schema, string name) =>
        schema == "pg_catalog" ? Quote(name) : Quote(schema) + "." + Quote(name);

    private static bool IsPlain(string name) =>
        name.Length > 0
        && name[0] is (>= 'a' and <= 'z') or '_'
        && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
