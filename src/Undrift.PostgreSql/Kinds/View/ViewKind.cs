using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A view (pg_class relkind v).</summary>
internal sealed class ViewKind : IPostgreSqlKind
{
    public static readonly Facet<string?> Definition = Facet.Deparsed("definition");
    internal static readonly Facet<bool> SecurityBarrier = Facet.Flag("security_barrier", DriftGroup.SecurityMismatch);
    internal static readonly Facet<bool> SecurityInvoker = Facet.Flag("security_invoker", DriftGroup.SecurityMismatch);
    internal static readonly Facet<string?> CheckOption = Facet.Text("check_option");

    // What newer servers may add.
    internal static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options");

    // Not compared: another definition says it. For whoever replaces the view: only the same columns can stay.
    internal static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List(
        "result_columns",
        ignored: "the definition decides it"
    );

    /// <summary>The options that are flags, with their names in SQL.</summary>
    internal static readonly IReadOnlyList<(Facet<bool> Facet, string Name)> Flags =
    [
        (SecurityBarrier, "security_barrier"),
        (SecurityInvoker, "security_invoker"),
    ];

    public ObjectKind Kind { get; } =
        new(
            RelationKinds.View,
            DriftGroup.ViewMismatch,
            [
                Definition,
                SecurityBarrier,
                SecurityInvoker,
                CheckOption,
                Options,
                Columns,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        )
        {
            DefinedMembers = [ColumnKind.Name],
        };

    public string Query { get; } = EmbeddedSql.OfKind("View");

    public KindPlan Plan { get; } = new ViewPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE VIEW {Identifier.Qualified(item.Id.Schema, item.Id.Name)} AS {Definition.Of(item)}";

    public string? Stub(CatalogObject item, CatalogIndex catalog) => Probe(item, catalog);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        if (context.Relation(oid) is not { } relation)
            return;
        var options = new ViewOptions(row.List(4) ?? []);
        context.Add(
            new CatalogObject(
                new ObjectId(RelationKinds.View, row.GetString(1), "", row.GetString(2)),
                Kind,
                Definition.Is(ViewDefinition.Of(row.Deparsed(3)!)),
                SecurityBarrier.Is(options.TakeFlag("security_barrier")),
                SecurityInvoker.Is(options.TakeFlag("security_invoker")),
                CheckOption.Is(options.Take("check_option")),
                Options.Is(StorageOptions.Of([.. options.Rest])),
                Columns.Is(row.List(5)),
                CommonFacets.Owner.Is(context.Roles.Owner(relation.Owner)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Relation, oid),
            }
        );
    }
}

/// <summary>The text of pg_get_viewdef().</summary>
internal static class ViewDefinition
{
    /// <summary>The query without outer white space and without the semicolon that the server puts behind it.</summary>
    public static string Of(string text) => text.Trim().TrimEnd(';').TrimEnd();
}
