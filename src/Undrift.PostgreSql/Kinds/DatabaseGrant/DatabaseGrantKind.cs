using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What one role may do with the database itself (pg_database.datacl). A kind of its own: the SQL of a schema does not know
/// the database's name, so that it never states these.
/// </summary>
internal sealed class DatabaseGrantKind : IPostgreSqlKind
{
    public const string Name = "database_grant";

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.SecurityMismatch, PrivilegeFacets.Plain)
        {
            Ambient = true,
            IsPrivilege = true,
            StatedInSql = false,
        };

    public string Query { get; } = EmbeddedSql.OfKind("DatabaseGrant");

    public KindPlan Plan { get; } = new DatabaseGrantPlan();

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        GrantKind.Add(
            context,
            new GrantTarget(new ObjectId(Name, "", "", ""), null),
            AccessList.Parse(row.GetString(1), context.Roles, context.Roles.Name(row.Oid(0))),
            AccessList.Parse(row.GetString(2), context.Roles, null),
            Kind
        );
}
