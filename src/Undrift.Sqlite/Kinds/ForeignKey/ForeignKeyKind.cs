namespace Undrift.Sqlite;

/// <summary>Foreign keys.</summary>
internal static class ForeignKeyKind
{
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<string?> References = Facet.Text("references");
    public static readonly Facet<IReadOnlyList<string>?> ReferencedColumns = Facet.List("referenced_columns");
    public static readonly Facet<string?> OnDelete = Facet.Text("on_delete");
    public static readonly Facet<string?> OnUpdate = Facet.Text("on_update");
    public static readonly Facet<string?> Match = Facet.Text("match");
    public static readonly Facet<bool> Deferred = Facet.Flag("deferred");

    /// <summary>The constraint's own name, for SQL; identity already tells it apart.</summary>
    public static readonly Facet<string?> Name = Facet.Text("name", ignored: "part of the identity");

    public static readonly ObjectKind Kind = new(
        "foreign_key",
        DriftGroup.ConstraintMismatch,
        [Columns, References, ReferencedColumns, OnDelete, OnUpdate, Match, Deferred, Name]
    )
    {
        NamesIgnoreCase = true,
        Risks = _ => RiskProfile.ForeignKey,
    };

    public static IEnumerable<CatalogObject> Objects(TableDefinition table)
    {
        var names = new ConstraintNames(table);
        foreach (var key in table.ForeignKeys)
            yield return new CatalogObject(
                new ObjectId(Kind.Name, "", table.Name, names.Next(key.Name, key.Columns, Kind.Name)),
                Kind,
                Columns.Is(key.Columns),
                References.Is(key.Table),
                ReferencedColumns.Is(key.References),
                OnDelete.Is(key.OnDelete),
                OnUpdate.Is(key.OnUpdate),
                Match.Is(key.Match),
                Deferred.Is(key.Deferred),
                Name.Is(key.Name)
            )
            {
                Owner = TableKind.Id(table.Name),
            };
    }

    /// <summary>The definition that the facets describe.</summary>
    public static ForeignKeyDefinition Definition(CatalogObject key) =>
        new(Name.Of(key), Columns.Of(key) ?? [], References.Of(key) ?? "")
        {
            References = ReferencedColumns.Of(key) ?? [],
            OnDelete = OnDelete.Of(key),
            OnUpdate = OnUpdate.Of(key),
            Match = Match.Of(key),
            Deferred = Deferred.Of(key),
        };

    /// <summary>
    /// The keys with the primary key's columns where none are named: SQLite takes <c>REFERENCES t</c> for
    /// <c>REFERENCES t(its primary key)</c>. A table that is not there, or not understood, leaves them out.
    /// </summary>
    public static TableDefinition Resolve(TableDefinition table, IReadOnlyDictionary<string, TableDefinition> tables)
    {
        if (table.ForeignKeys.All(key => key.References.Count > 0))
            return table;
        return table with { ForeignKeys = [.. table.ForeignKeys.Select(key => Resolve(key, tables))] };
    }

    private static ForeignKeyDefinition Resolve(
        ForeignKeyDefinition key,
        IReadOnlyDictionary<string, TableDefinition> tables
    )
    {
        if (key.References.Count > 0 || tables.GetValueOrDefault(key.Table)?.PrimaryKey is not { } primary)
            return key;
        return primary.Keys.Count == key.Columns.Count
            ? key with
            {
                References = [.. primary.Keys.Select(part => part.Column)],
            }
            : key;
    }
}
