using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An operator (pg_operator). Prefix and, before 14, postfix operators have <c>NONE</c> for the type that they lack.</summary>
internal sealed class OperatorKind : IPostgreSqlKind
{
    public const string Name = "operator";
    private const string None = "NONE";

    internal static readonly Facet<string?> Function = Facet.Text("function");
    internal static readonly Facet<string?> Commutator = Facet.Text("commutator");
    internal static readonly Facet<string?> Negator = Facet.Text("negator");
    internal static readonly Facet<string?> Restrict = Facet.Text("restrict");
    internal static readonly Facet<string?> Join = Facet.Text("join");
    internal static readonly Facet<bool> Hashes = Facet.Flag("hashes");
    internal static readonly Facet<bool> Merges = Facet.Flag("merges");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [Function, Commutator, Negator, Restrict, Join, Hashes, Merges, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Operator");

    public KindPlan Plan { get; } = new OperatorPlan();

    /// <summary>As far as a parser needs it; the rest is for the planner.</summary>
    public string? Stub(CatalogObject item, CatalogIndex catalog) => Definition(item);

    /// <summary>Function and arguments.</summary>
    public static string Definition(CatalogObject item)
    {
        var types = item.Id.Signature.Trim('(', ')').Split(", ");
        return $"CREATE OPERATOR {Identifier.Quote(item.Id.Schema)}.{item.Id.Name} (FUNCTION = {Function.Of(item)}"
            + (types[0] == None ? "" : ", LEFTARG = " + types[0])
            + (types[^1] == None ? "" : ", RIGHTARG = " + types[^1])
            + ")";
    }

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2), $"({row.Deparsed(3)}, {row.Deparsed(4)})"),
                Kind,
                Function.Is(RoutineName.Of(row.Text(5))),
                Commutator.Is(RoutineName.Of(row.Text(6))),
                Negator.Is(RoutineName.Of(row.Text(7))),
                Restrict.Is(RoutineName.Of(row.Text(8))),
                Join.Is(RoutineName.Of(row.Text(9))),
                Hashes.Is(row.Flag(10)),
                Merges.Is(row.Flag(11)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(12))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Operator, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Operator, oid),
            },
            SystemCatalog.Operator,
            oid
        );
    }
}
