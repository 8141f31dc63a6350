using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What one role may do with one object, or with one column, beyond or below the default (the ACLs of the catalogs). Read
/// last: a grant belongs to the object that it is on.
/// </summary>
internal sealed class GrantKind : IPostgreSqlKind
{
    public const string Name = "grant";

    /// <summary>The kind; columns make objects of it too.</summary>
    public static ObjectKind Grant { get; } =
        new(Name, DriftGroup.SecurityMismatch, [.. PrivilegeFacets.All, .. PublicSchema.Facets])
        {
            // One stands in every database: see PublicSchema.
            Ambient = true,
            IsPrivilege = true,
        };

    public ObjectKind Kind => Grant;

    public string Query { get; } = EmbeddedSql.OfKind("Grant");

    public KindPlan Plan { get; } = new GrantPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (catalog, oid) = (row.Oid(0), row.Oid(1));
        var on = new GrantTarget(
            new ObjectId(
                Name,
                row.GetString(3),
                catalog == SystemCatalog.Namespace ? "" : row.GetString(4),
                "",
                SignatureOf(row, catalog)
            ),
            OwnerOf(row, context, catalog, oid)
        );
        var owner = context.Roles.Name(row.Oid(6));
        var actual = AccessList.Parse(row.GetString(7), context.Roles, owner);
        var standard = AccessList.Parse(row.GetString(8), context.Roles, null);
        if (catalog == SystemCatalog.Namespace && on.Id.Schema == PublicSchema.Name)
            PublicSchema.Add(context, on, actual, int.Parse(row.GetString(5), null));
        else
            Add(context, on, actual, standard);
    }

    /// <summary>A column of a relation that is compared. Nobody has privileges on a column by default.</summary>
    public static void AddColumn(ReadContext context, Relation relation, ObjectId column, string? acl)
    {
        if (acl is null)
            return;
        var on = new GrantTarget(
            new ObjectId(Name, relation.Id.Schema, relation.Id.Name, "", ColumnSignature(column.Name)),
            column
        );
        Add(context, on, AccessList.Parse(acl, context.Roles, context.Roles.Name(relation.Owner)), new AccessList());
    }

    /// <summary>Adds what each grantee may do beyond or below the default.</summary>
    public static void Add(
        ReadContext context,
        GrantTarget on,
        AccessList actual,
        AccessList standard,
        ObjectKind? kind = null
    )
    {
        foreach (var grantee in actual.Grantees.Union(standard.Grantees))
            if (PrivilegeFacets.Of(grantee, actual, standard) is { } facets)
                context.AddGrant(grantee, on.Of(grantee, kind ?? Grant, facets));
    }

    // A type may have the name of a sequence, a language that of a server: what is not a relation says what it is.
    private static string SignatureOf(NpgsqlDataReader row, uint catalog) =>
        catalog switch
        {
            SystemCatalog.Relation => row.GetInt32(2) == 0 ? "" : ColumnSignature(row.GetString(5)),
            SystemCatalog.Routine => $"({row.Deparsed(5)})",
            SystemCatalog.Type => "(type)",
            SystemCatalog.Namespace => "(schema)",
            SystemCatalog.Language => "(language)",
            SystemCatalog.ForeignDataWrapper => "(foreign data wrapper)",
            _ => "(server)",
        };

    private static string ColumnSignature(string column) => $"(column {Identifier.Quote(column)})";

    private static ObjectId? OwnerOf(NpgsqlDataReader row, ReadContext context, uint catalog, uint oid) =>
        context.IdOf(catalog, oid)
        // The row type of a table.
        ?? (catalog == SystemCatalog.Type ? context.IdOf(SystemCatalog.Relation, (uint)row.GetInt32(2)) : null);
}

/// <summary>What grants are on.</summary>
/// <param name="Id">The grant's id but for the grantee's name.</param>
/// <param name="Object">The object or column; null for one that no kind lists (the server's own).</param>
internal sealed record GrantTarget(ObjectId Id, ObjectId? Object)
{
    /// <summary>The grant of one grantee.</summary>
    public CatalogObject Of(string grantee, ObjectKind kind, ReadOnlySpan<FacetEntry> facets) =>
        new(Id with { Name = grantee }, kind, facets) { Owner = Object };
}
