using Npgsql;
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

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        ColumnFacets.Type.Of(item) is null
            ? null
            : $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD COLUMN {ColumnSql.Definition(item)}{ColumnSql.Value(item)}";

    /// <summary>The id of a relation's column.</summary>
    public static ObjectId IdOf(Relation relation, string column) =>
        new(Name, relation.Id.Schema, relation.Id.Name, column);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (table, number) = (row.Oid(0), row.GetInt16(1));
        if (context.Relation(table) is not { } relation)
            return;
        var name = relation.Column(number);
        var type = row.Deparsed(2, relation.DeclaresColumns);
        var expression = row.Deparsed(6, row.Flag(5));
        var generated = row.Code(8);
        var collation = relation.DeclaresColumns && row.Flag(3) ? relation.Collations[number - 1] : 0u;
        var id = IdOf(relation, name);
        GrantKind.AddColumn(context, relation, id, row.Text(15));
        context.Add(
            new CatalogObject(
                id,
                Kind,
                [
                    ColumnFacets.Type.Is(type),
                    ColumnFacets.Collation.Is(collation == 0 ? null : context.Collations.Name(collation)),
                    ColumnFacets.NotNull.Is(row.Flag(4)),
                    .. ConstraintOf(context.NotNullConstraints.GetValueOrDefault((table, number)), relation, name),
                    ColumnFacets.Default.Is(generated == '\0' ? expression : null),
                    ColumnFacets.Generated.Is(generated == '\0' ? null : expression),
                    ColumnFacets.GeneratedKind.Is(GeneratedKindOf(generated)),
                    .. IdentityOf(context, (table, number), row.Code(7), type),
                    ColumnFacets.Storage.Is(StorageOf(row.Code(9))),
                    ColumnFacets.Compression.Is(CompressionOf(row.Code(10))),
                    ColumnFacets.Statistics.Is(row.Number(11)),
                    ColumnFacets.Options.Is(StorageOptions.Of(row.List(12))),
                    ForeignOptions.ColumnOptions.Is(context.OptionsOf(SystemCatalog.Relation, table, number)),
                    ColumnFacets.AlsoLocal.Is(row.Flag(13) && row.Flag(14)),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, table, number)),
                ]
            )
            {
                Owner = relation.Id,
                Template = row.Flag(13) ? context.ColumnOfParent(relation, name) : null,
            }
        );
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
