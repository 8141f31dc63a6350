using Undrift.MySql.Ddl;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Makes the objects of a table once everything has been read.</summary>
internal static class TableAssembly
{
    /// <summary>The table and what stands in it; without triggers.</summary>
    public static IEnumerable<CatalogObject> Objects(TableParts table, ReadContext context)
    {
        if (TableKind.IsBroken(table))
        {
            var id = TableKind.IdOf(table.Name);
            context.Gaps.Add(new Gap(id.ToString(), $"the server cannot open it: {table.Row["TABLE_COMMENT"]}", id));
            return [];
        }
        Understand(table);
        var members = Members(table, context).ToList();
        var bare = TableKind.Object(table, context);
        return members.Prepend(Witnessed(bare, members, table, context));
    }

    private static void Understand(TableParts table)
    {
        try
        {
            if (table.Printed is { } printed)
                table.Statement = TableStatementParser.Parse(printed);
        }
        catch (DdlException)
        {
            // The witness is compared then: see Witnessed.
        }
    }

    private static IEnumerable<CatalogObject> Members(TableParts table, ReadContext context)
    {
        var checks = new CheckReader(table, context);
        foreach (var column in table.Columns)
            yield return ColumnKind.Object(table, column, checks, context);
        foreach (var (name, parts) in table.Keys)
            yield return KeyReader.Object(table, name, parts, context);
        foreach (var key in table.ForeignKeys)
            yield return ForeignKeyKind.Object(table, key, context);
        foreach (var check in checks.Objects())
            yield return check;
        foreach (var partition in table.Statement?.Partitions?.Partitions ?? [])
            yield return PartitionKind.Object(table.Name, partition);
    }

    /// <summary>
    /// The table with its witness. What cannot be written again from the facets is compared as it is: something stands there
    /// that no facet models.
    /// </summary>
    private static CatalogObject Witnessed(
        CatalogObject bare,
        List<CatalogObject> members,
        TableParts table,
        ReadContext context
    )
    {
        if (table.Printed is not { } printed || !context.Server.IsMariaDb)
            return bare;
        var database = context.Server.Database;
        var witness = table.Statement is { } statement
            ? Witness.Of(statement, database)
            : Witness.Of(printed, database);
        var written = Witness.Of(new TableText(isMariaDb: true).Of(bare, members), database);
        return new CatalogObject(bare.Id, bare.Kind, bare.Facets)
        {
            Witness = witness,
            PartiallyUnderstood = written != witness,
        };
    }
}
