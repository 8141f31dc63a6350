using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// A sequence (pg_sequence), free or of a serial column. Read before columns: a sequence of an identity column is no
/// object, its parameters are facets of the column.
/// </summary>
internal sealed class SequenceKind : IPostgreSqlKind
{
    public const string Name = RelationKinds.Sequence;

    internal static readonly Facet<string?> Type = Facet.Text("type");
    internal static readonly Facet<long?> Start = Facet.Number("start");
    internal static readonly Facet<long?> Increment = Facet.Number("increment");
    internal static readonly Facet<long?> Minimum = Facet.Number("min_value");
    internal static readonly Facet<long?> Maximum = Facet.Number("max_value");
    internal static readonly Facet<long?> Cache = Facet.Number("cache");
    internal static readonly Facet<bool> Cycle = Facet.Flag("cycle");
    internal static readonly Facet<string?> OwnedBy = Facet.Text("owned_by");

    // Before 15 the sequence of an unlogged table is logged all the same.
    internal static readonly Facet<bool> Unlogged = Facet.Flag("unlogged", DriftGroup.OptionMismatch, since: 15);

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.SequenceMismatch,
            [
                Type,
                Start,
                Increment,
                Minimum,
                Maximum,
                Cache,
                Cycle,
                OwnedBy,
                Unlogged,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Sequence");

    public KindPlan Plan { get; } = new SequencePlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE SEQUENCE {Identifier.Qualified(item.Id.Schema, item.Id.Name)}";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (schema, name, unlogged) = (row.GetString(1), row.GetString(2), row.Code(3) == 'u');
        var options = SequenceOptions.Read(row, 4);
        var oid = row.Oid(0);
        var comment = context.Comment(SystemCatalog.Relation, oid);
        var link = row.Code(11);
        if (link == 'i')
        {
            var sequence = new IdentitySequence(schema, name, unlogged, comment, options);
            context.IdentitySequences[(row.Oid(12), row.GetInt32(13))] = sequence;
            if (context.Relation(row.Oid(12)) is { } own)
                context.Register(ColumnKind.IdOf(own, row.GetString(15)), SystemCatalog.Relation, oid);
            return;
        }
        var table = link == 'a' ? context.Relation(row.Oid(12)) : null;
        ObjectId? column = table is null ? null : ColumnKind.IdOf(table, row.GetString(15));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, schema, "", name),
                Kind,
                Type.Is(options.Type),
                Start.Is(options.Start),
                Increment.Is(options.Increment),
                Minimum.Is(options.Minimum),
                Maximum.Is(options.Maximum),
                Cache.Is(options.Cache),
                Cycle.Is(options.Cycle),
                OwnedBy.Is(column is { } owner ? table!.SqlName + "." + Identifier.Quote(owner.Name) : null),
                Unlogged.Is(unlogged),
                // The sequence of a serial column always belongs to the owner of the table.
                CommonFacets.Owner.Is(column is null ? context.Roles.Owner(row.Oid(14)) : null),
                CommonFacets.Comment.Is(comment)
            )
            {
                Owner = column ?? context.ExtensionOf(SystemCatalog.Relation, oid),
            },
            SystemCatalog.Relation,
            oid
        );
    }
}
