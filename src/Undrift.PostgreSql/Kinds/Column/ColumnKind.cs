using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A column of a table, foreign table, view or materialized view (pg_attribute).</summary>
internal sealed class ColumnKind : IPostgreSqlKind
{
    public const string Name = "column";

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.MissingColumn,
            DriftGroup.ExtraColumn,
            DriftGroup.TypeMismatch,
            [
                ColumnFacets.Type,
                ColumnFacets.Collation,
                ColumnFacets.NotNull,
                ColumnFacets.NotNullName,
                ColumnFacets.NotNullNoInherit,
                ColumnFacets.NotNullNotValid,
                ColumnFacets.NotNullAlsoLocal,
                ColumnFacets.NotNullComment,
                ColumnFacets.Default,
                ColumnFacets.Generated,
                ColumnFacets.GeneratedKind,
                .. IdentityFacets.All,
                ColumnFacets.Storage,
                ColumnFacets.Compression,
                ColumnFacets.Statistics,
                ColumnFacets.Options,
                ForeignOptions.ColumnOptions,
                ColumnFacets.AlsoLocal,
                CommonFacets.Comment,
            ]
        )
        {
            Risks = item => item.Owner is { Kind: RelationKinds.ForeignTable } ? ForeignTableKind.Risk : null,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Column");

    public KindPlan Plan { get; } = new ColumnPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        ColumnFacets.Type.Of(item) is null
            ? null
            : $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD COLUMN {ColumnSql.Definition(item)}{ColumnSql.Value(item)}";

    /// <summary>The id of a relation's column.</summary>
    public static ObjectId IdOf(Relation relation, string column) =>
        new(Name, relation.Id.Schema, relation.Id.Name, column);

    /// <summary>Whatever stands in a relation names its columns.</summary>
    public ICatalogPart? Substitute { get; } = new ColumnNames();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(0)) is not { } relation)
            return;
        var column = new RelationColumn(row.GetString(2), row.Oid(3), row.Oid(4));
        relation.Add(row.GetInt16(1), column);
        var id = IdOf(relation, column.Name);
        GrantKind.AddColumn(context, relation, id, row.Text(18));
        var facets = FacetsOf(row, relation, column, context);
        if (row.Flag(16))
            // The columns of the parents have to be known.
            context.AddLast(() => Make(id, facets, relation, context.ColumnOfParent(relation, column.Name)));
        else
            context.Add(Make(id, facets, relation, null));
    }

    private CatalogObject Make(ObjectId id, FacetEntry[] facets, Relation relation, ObjectId? template) =>
        new(id, Kind, facets) { Owner = relation.Id, Template = template };

    private static FacetEntry[] FacetsOf(
        NpgsqlDataReader row,
        Relation relation,
        RelationColumn column,
        ReadContext context
    )
    {
        var (table, number) = (row.Oid(0), row.GetInt16(1));
        var type = row.Deparsed(5, relation.DeclaresColumns);
        var expression = row.Deparsed(9, row.Flag(8));
        var generated = row.Code(11);
        var collation = relation.DeclaresColumns && row.Flag(6) ? column.Collation : 0u;
        return
        [
            ColumnFacets.Type.Is(type),
            ColumnFacets.Collation.Is(collation == 0 ? null : context.Collations.Name(collation)),
            ColumnFacets.NotNull.Is(row.Flag(7)),
            .. ConstraintOf(context.NotNullConstraints.GetValueOrDefault((table, number)), relation, column.Name),
            ColumnFacets.Default.Is(generated == '\0' ? expression : null),
            ColumnFacets.Generated.Is(generated == '\0' ? null : expression),
            ColumnFacets.GeneratedKind.Is(GeneratedKindOf(generated)),
            .. IdentityOf(context, (table, number), row.Code(10), type),
            ColumnFacets.Storage.Is(StorageOf(row.Code(12))),
            ColumnFacets.Compression.Is(CompressionOf(row.Code(13))),
            ColumnFacets.Statistics.Is(row.Number(14)),
            ColumnFacets.Options.Is(StorageOptions.Of(row.List(15))),
            ForeignOptions.ColumnOptions.Is(context.OptionsOf(SystemCatalog.Relation, table, number)),
            ColumnFacets.AlsoLocal.Is(row.Flag(16) && row.Flag(17)),
            CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, table, number)),
        ];
    }

    private static FacetEntry[] ConstraintOf(NotNullConstraint? constraint, Relation relation, string column) =>
        constraint is null
            ? []
            :
            [
                ColumnFacets.NotNullName.Is(constraint.ChosenName(relation.Id.Name, column)),
                ColumnFacets.NotNullNoInherit.Is(constraint.NoInherit),
                ColumnFacets.NotNullNotValid.Is(constraint.NotValid),
                ColumnFacets.NotNullAlsoLocal.Is(constraint.AlsoLocal),
                ColumnFacets.NotNullComment.Is(constraint.Comment),
            ];

    private static FacetEntry[] IdentityOf(ReadContext context, (uint, int) column, char code, string? type) =>
        context.IdentitySequences.TryGetValue(column, out var sequence) ? IdentityFacets.Of(sequence, code, type) : [];

    // pg_attribute.attgenerated: s = stored, v = virtual (18).
    private static string? GeneratedKindOf(char code) =>
        code switch
        {
            '\0' => null,
            's' => "stored",
            'v' => "virtual",
            _ => code.ToString(),
        };

    // pg_attribute.attstorage.
    private static string? StorageOf(char code) =>
        code switch
        {
            '\0' => null,
            'p' => "plain",
            'e' => "external",
            'x' => "extended",
            'm' => "main",
            _ => code.ToString(),
        };

    // pg_attribute.attcompression; the zero character = the default of the server.
    private static string? CompressionOf(char code) =>
        code switch
        {
            '\0' => null,
            'p' => "pglz",
            'l' => "lz4",
            _ => code.ToString(),
        };
}
