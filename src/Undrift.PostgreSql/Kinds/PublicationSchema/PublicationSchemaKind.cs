using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A schema in a publication (pg_publication_namespace), named by the schema and then the publication.</summary>
internal sealed class PublicationSchemaKind : IPostgreSqlKind
{
    public ObjectKind Kind { get; } =
        new("publication_schema", DriftGroup.TriggerMismatch, []) { Risks = _ => new RiskProfile(Add: Risk.Minor) };

    public string Query { get; } = EmbeddedSql.OfKind("PublicationSchema");

    public KindPlan Plan { get; } = new PublicationSchemaPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (publication, schema) = (row.GetString(0), row.GetString(1));
        context.Add(
            new CatalogObject(new ObjectId(Kind.Name, schema, "", publication), Kind)
            {
                // It goes with either of the two that it connects.
                Owner = PublicationKind.IdOf(publication),
                Template = SchemaKind.IdOf(schema),
            }
        );
    }
}
