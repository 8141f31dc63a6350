using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An operator class (pg_opclass) with the members of its family that are for its type. Read before the families.</summary>
internal sealed class OperatorClassKind : IPostgreSqlKind
{
    public const string Name = "operator_class";

    internal static readonly Facet<string?> Type = Facet.Text("type");
    internal static readonly Facet<bool> Default = Facet.Flag("default");
    internal static readonly Facet<string?> Storage = Facet.Text("storage");
    internal static readonly Facet<string?> Family = Facet.Text("family");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [Type, Default, Storage, Family, .. FamilyFacets.All, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("OperatorClass");

    public KindPlan Plan { get; } = new OperatorClassPlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE OPERATOR CLASS {Identifier.Qualified(item.Id.Schema, item.Id.Name)}"
        + (Default.Of(item) ? " DEFAULT" : "")
        + $" FOR TYPE {Type.Of(item)} USING {OperatorFamilyKind.MethodOf(item)}"
        + (Family.Of(item) is { } family ? $" FAMILY {family}" : "")
        + $" AS {string.Join(", ", FamilyFacets.Sql(item).Append($"STORAGE {Storage.Of(item) ?? Type.Of(item)}"))}";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var (schema, name, method) = (row.GetString(1), row.GetString(2), row.GetString(3));
        var (familySchema, familyName) = (row.GetString(9), row.GetString(10));
        // The family that goes without saying.
        var named = familySchema != schema || familyName != name;
        context.Add(
            new CatalogObject(
                IdOf(schema, name, method),
                Kind,
                [
                    Type.Is(row.Deparsed(5)),
                    Default.Is(row.Flag(7)),
                    Storage.Is(row.Text(6)),
                    Family.Is(named ? Identifier.Qualified(familySchema, familyName) : null),
                    .. FamilyFacets.Read(context.FamilyMembers.OfClass(row.Oid(8), row.Oid(4))),
                    CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(11))),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.OperatorClass, oid)),
                ]
            )
            {
                Owner =
                    context.ExtensionOf(SystemCatalog.OperatorClass, oid)
                    ?? (named ? OperatorFamilyKind.IdOf(familySchema, familyName, method) : null),
            },
            SystemCatalog.OperatorClass,
            oid
        );
    }

    /// <summary>The id of a class.</summary>
    public static ObjectId IdOf(string schema, string name, string method) =>
        new(Name, schema, "", name, $"({Identifier.Quote(method)})");
}
