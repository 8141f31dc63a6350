using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An ordinary or partitioned table (pg_class relkind r, p).</summary>
internal sealed class TableKind : IPostgreSqlKind
{
    public const string Name = RelationKinds.Table;

    internal static readonly Facet<bool> Unlogged = Facet.Flag("unlogged", DriftGroup.OptionMismatch);
    internal static readonly Facet<string?> OfType = Facet.Text("of_type", DriftGroup.TypeMismatch);
    internal static readonly Facet<string?> PartitionKey = Facet.Deparsed(
        "partition_key",
        DriftGroup.PartitionMismatch
    );
    internal static readonly Facet<IReadOnlyList<string>?> Parents = Facet.List(
        "parents",
        DriftGroup.PartitionMismatch
    );

    // A fixpoint, since the server keeps nothing but constants of the key's own types here, whatever was written.
    internal static readonly Facet<string?> Bound = Facet.Text("partition_bound", DriftGroup.PartitionMismatch);
    internal static readonly Facet<bool> Detaching = Facet.Flag("detach_pending", DriftGroup.PartitionMismatch);
    internal static readonly Facet<string?> AccessMethod = Facet.Text("access_method", DriftGroup.OptionMismatch);
    internal static readonly Facet<string?> Tablespace = Facet.Text("tablespace", DriftGroup.OptionMismatch);
    internal static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options", DriftGroup.OptionMismatch);
    internal static readonly Facet<string?> ReplicaIdentity = Facet.Text("replica_identity", DriftGroup.OptionMismatch);
    internal static readonly Facet<bool> RowSecurity = Facet.Flag("row_security", DriftGroup.SecurityMismatch);
    internal static readonly Facet<bool> ForceRowSecurity = Facet.Flag(
        "force_row_security",
        DriftGroup.SecurityMismatch
    );
    internal static readonly Facet<IReadOnlyList<string>?> ColumnOrder = Facet.List(
        "column_order",
        DriftGroup.OrderMismatch,
        comparison: FacetComparison.RelativeOrder
    );

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.MissingTable,
            DriftGroup.ExtraTable,
            DriftGroup.OptionMismatch,
            [
                Unlogged,
                OfType,
                PartitionKey,
                Parents,
                Bound,
                Detaching,
                AccessMethod,
                Tablespace,
                Options,
                ReplicaIdentity,
                RowSecurity,
                ForceRowSecurity,
                ColumnOrder,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Table");

    public KindPlan Plan { get; } = new TablePlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        item.Template is { } original
            ? $"CREATE TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Name)} (LIKE {Identifier.Qualified(original.Schema, original.Name)}) PARTITION BY {PartitionKey.Of(item)}"
            : null;

    public string? Stub(CatalogObject item, CatalogIndex catalog) => Plain(item, catalog);

    /// <summary>True for a partitioned table.</summary>
    internal static bool IsPartitioned(CatalogObject table) => PartitionKey.Of(table) is not null;

    /// <summary>The statement that makes a table with these columns and nothing else: a text sees no more of it.</summary>
    internal static string Plain(CatalogObject item, CatalogIndex catalog)
    {
        var columns = catalog.MembersOf(item.Id, ColumnKind.Name, ColumnOrder.Of(item)).Select(ColumnSql.Definition);
        return $"CREATE TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Name)} ({string.Join(", ", columns)})";
    }

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        if (context.Relation(oid) is not { } relation)
            return;
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Unlogged.Is(row.Code(3) == 'u'),
                OfType.Is(row.Deparsed(16, present: false)),
                PartitionKey.Is(row.Text(8)),
                Parents.Is(context.ParentsOf(relation)),
                Bound.Is(PartitionBound.Of(row.Deparsed(9, row.Flag(10)))),
                Detaching.Is(row.Flag(11)),
                AccessMethod.Is(DefaultAccessMethod.Without(row.Text(6))),
                Tablespace.Is(row.Text(7)),
                Options.Is(StorageOptions.Of(row.List(4), row.List(5))),
                ReplicaIdentity.Is(ReplicaIdentityOf(row.Code(12), row.Text(13))),
                RowSecurity.Is(row.Flag(14)),
                ForceRowSecurity.Is(row.Flag(15)),
                ColumnOrder.Is([.. relation.Columns.Select(column => column.Name)]),
                CommonFacets.Owner.Is(context.Roles.Owner(relation.Owner)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Relation, oid),
            }
        );
    }

    // pg_class.relreplident: d = primary key (the default), n = nothing, f = full, i = the named index.
    internal static string? ReplicaIdentityOf(char code, string? index) =>
        code switch
        {
            'd' => null,
            'n' => "nothing",
            'f' => "full",
            'i' => "index " + index,
            _ => code.ToString(),
        };
}
