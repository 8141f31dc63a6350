namespace Undrift.PostgreSql.Reading;

/// <summary>
/// The kinds that stand in pg_class, by relkind. Objects that belong to a relation (columns, constraints, indexes,
/// triggers) name their owner through this table, so the names stand here and not in the kinds' folders.
/// </summary>
internal static class RelationKinds
{
    public const string Table = "table";
    public const string View = "view";
    public const string MaterializedView = "materialized_view";
    public const string ForeignTable = "foreign_table";
    public const string CompositeType = "composite_type";
    public const string Sequence = "sequence";
    public const string Index = "index";

    /// <summary>The id of a relation.</summary>
    public static ObjectId IdOf(char relkind, string schema, string name) => new(NameOf(relkind), schema, "", name);

    /// <summary>The name of the kind that a relkind stands for; an unknown one is kept as it is.</summary>
    public static string NameOf(char relkind) =>
        relkind switch
        {
            'r' or 'p' => Table,
            'v' => View,
            'm' => MaterializedView,
            'f' => ForeignTable,
            'c' => CompositeType,
            'S' => Sequence,
            'i' or 'I' => Index,
            _ => $"relation_{relkind}",
        };
}
