using System.Text;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How tables are made, changed and dropped.</summary>
internal sealed class TablePlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TABLE " + SqlName(item.Id);

    public override bool IsKept(CatalogObject item) => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var text = new StringBuilder("CREATE ");
        text.Append(TableKind.Unlogged.Of(item) ? "UNLOGGED TABLE " : "TABLE ").Append(SqlName(item.Id));
        var isPartition = TableKind.Bound.Of(item) is not null;
        var parts = Parts(item, scope, isPartition).ToList();
        if (TableKind.OfType.Of(item) is { } type)
            text.Append(" OF ")
                .Append(type)
                .Append(parts.Count == 0 ? "" : $" (\n    {string.Join(",\n    ", parts)}\n)");
        else
            text.Append(parts.Count == 0 ? " ()" : $" (\n    {string.Join(",\n    ", parts)}\n)");
        if (!isPartition && TableKind.Parents.Of(item) is { } parents)
            text.Append($" INHERITS ({string.Join(", ", parents)})");
        if (TableKind.PartitionKey.Of(item) is { } key)
            text.Append(" PARTITION BY ").Append(key);
        if (TableKind.AccessMethod.Of(item) is { } method)
            text.Append(" USING ").Append(Identifier.Quote(method));
        if (TableKind.Options.Of(item) is { } options)
            text.Append($" WITH ({StorageOptions.Sql(options)})");
        if (TableKind.Tablespace.Of(item) is { } tablespace)
            text.Append(" TABLESPACE ").Append(Identifier.Quote(tablespace));
        return [new SqlStep(text.ToString())];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (TableKind.Bound.Of(item) is { } bound)
            yield return Attach(item, bound);
        if (TableKind.RowSecurity.Of(item))
            yield return Alter(item, "ENABLE ROW LEVEL SECURITY");
        if (TableKind.ForceRowSecurity.Of(item))
            yield return Alter(item, "FORCE ROW LEVEL SECURITY");
        if (TableKind.ReplicaIdentity.Of(item) is { } identity)
            yield return ReplicaIdentity(item, identity);
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var item = change.To;
        foreach (var step in TableParents.Alter(change))
            yield return step;
        if (change.Take(TableKind.Unlogged))
            yield return Alter(item, TableKind.Unlogged.Of(item) ? "SET UNLOGGED" : "SET LOGGED", Hazard.TableRewrite);
        if (change.Take(TableKind.OfType))
            yield return Alter(item, TableKind.OfType.Of(item) is { } type ? "OF " + type : "NOT OF");
        if (change.Take(TableKind.RowSecurity))
            yield return Alter(
                item,
                (TableKind.RowSecurity.Of(item) ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
                Hazard.AuthorisationChange
            );
        if (change.Take(TableKind.ForceRowSecurity))
            yield return Alter(
                item,
                (TableKind.ForceRowSecurity.Of(item) ? "" : "NO ") + "FORCE ROW LEVEL SECURITY",
                Hazard.AuthorisationChange
            );
        foreach (var step in RelationOptions.Alter(change, Reference(item), TableKind.Options))
            yield return step;
        if (change.Take(TableKind.Tablespace))
            yield return Alter(
                item,
                "SET TABLESPACE " + Identifier.Quote(TableKind.Tablespace.Of(item) ?? "pg_default"),
                Hazard.TableRewrite
            );
        if (
            TableKind.AccessMethod.Of(item) is var method
            && scope.ServerVersion >= 15
            && change.Take(TableKind.AccessMethod)
        )
            yield return Alter(item, "SET ACCESS METHOD " + Identifier.Quote(method ?? "heap"), Hazard.TableRewrite);
        if (change.Take(TableKind.ReplicaIdentity))
            yield return ReplicaIdentity(item, TableKind.ReplicaIdentity.Of(item));
        change.Take(TableKind.ColumnOrder);
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope)
    {
        var drop = new SqlStep("DROP " + Reference(item), Hazard.DataLoss, Hazard.Irreversible)
        {
            Lock = LockClass.AccessExclusive,
        };
        return IsReferredTo(item, scope) ? [TableParents.Detach(item), drop] : [drop];
    }

    // The foreign keys to a partitioned table hold on to each of its partitions.
    private static bool IsReferredTo(CatalogObject item, PlanScope scope) =>
        TableKind.Bound.Of(item) is not null
        && TableKind.Parents.Of(item) is [var parent, ..]
        && scope.Current.Catalog.Objects.Any(key =>
            key.Id.Kind == ForeignKeyKind.Name && ForeignKeyFacets.References.Of(key) == parent
        );

    /// <summary>ALTER TABLE … ATTACH PARTITION, when the indexes of both are there, which are then joined.</summary>
    public static SqlStep Attach(CatalogObject item, string bound) =>
        new(
            $"ALTER TABLE ONLY {TableKind.Parents.Of(item)![0]} ATTACH PARTITION {SqlName(item.Id)} {bound}",
            Hazard.ValidationScan
        )
        {
            Stage = Stage.Late,
            Lock = LockClass.ShareUpdateExclusive,
        };

    public static string SqlName(ObjectId id) => Identifier.Qualified(id.Schema, id.Name);

    private static SqlStep Alter(CatalogObject item, string what, params IReadOnlyList<Hazard> hazards) =>
        new($"ALTER TABLE ONLY {SqlName(item.Id)} {what}", hazards) { Lock = LockClass.AccessExclusive };

    /// <summary>REPLICA IDENTITY, when the index is there that it may name.</summary>
    public static SqlStep ReplicaIdentity(CatalogObject item, string? identity) =>
        Alter(item, "REPLICA IDENTITY " + Identity(identity)) with
        {
            Stage = Stage.Late,
        };

    private static string Identity(string? identity) =>
        identity is null ? "DEFAULT"
        : identity.StartsWith("index ", StringComparison.Ordinal)
            ? "USING INDEX " + Identifier.Quote(identity["index ".Length..])
        : identity.ToUpperInvariant();

    /// <summary>The columns in their order, and the checks. What is inherited is not repeated, a partition has it all.</summary>
    private static IEnumerable<string> Parts(CatalogObject item, PlanScope scope, bool isPartition)
    {
        var isTyped = TableKind.OfType.Of(item) is not null;
        foreach (var column in scope.Target.MembersOf(item.Id, ColumnKind.Name, TableKind.ColumnOrder.Of(item)))
            if (isTyped)
            {
                if (ColumnPlan.Constraints(column, scope) is { Length: > 0 } constraints)
                    yield return $"{Identifier.Quote(column.Id.Name)} WITH OPTIONS{constraints}";
            }
            else if (isPartition || column.Template is null || ColumnFacets.AlsoLocal.Of(column))
                yield return ColumnPlan.Definition(column, scope);
        foreach (var check in Checks(item, scope, isPartition))
            yield return check;
    }

    /// <summary>The checks that are said where the table is made.</summary>
    public static IEnumerable<string> Checks(CatalogObject item, PlanScope scope, bool isPartition) =>
        from check in scope.Target.MembersOf(item.Id)
        where check.Id.Kind == CheckKind.Name && CheckPlan.IsInline(check, scope)
        where isPartition || check.Template is null || CheckKind.AlsoLocal.Of(check)
        select $"CONSTRAINT {Identifier.Quote(check.Id.Name)} {CheckKind.Definition(check)}";
}
