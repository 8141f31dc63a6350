using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What one role will be able to do with the objects that another one makes from now on (pg_default_acl, ALTER DEFAULT
/// PRIVILEGES).
/// </summary>
internal sealed class DefaultPrivilegeKind : IPostgreSqlKind
{
    public const string Name = "default_privilege";

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.SecurityMismatch, PrivilegeFacets.All) { IsPrivilege = true };

    public string Query { get; } = EmbeddedSql.OfKind("DefaultPrivilege");

    public KindPlan Plan { get; } = new DefaultPrivilegePlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var maker = context.Roles.Name(row.Oid(0));
        var id = new ObjectId(
            Name,
            row.Text(2) ?? "",
            SortOf(row.Code(3)),
            "",
            $"(for role {Identifier.Quote(maker)})"
        );
        if (context.Roles.IsUnknown(maker))
            context.Gaps.Add(new Gap($"default privileges on {id.Parent}", RoleNames.NotKnown + " with FOR ROLE"));
        else
            GrantKind.Add(
                context,
                new GrantTarget(id, row.IsDBNull(1) ? null : context.IdOf(SystemCatalog.Namespace, row.Oid(1))),
                AccessList.Parse(row.GetString(4), context.Roles, maker),
                AccessList.Parse(row.GetString(5), context.Roles, null),
                Kind
            );
    }

    // pg_default_acl.defaclobjtype
    private static string SortOf(char code) =>
        code switch
        {
            'r' => "tables",
            'S' => "sequences",
            'f' => "routines",
            'T' => "types",
            'n' => "schemas",
            'L' => "large_objects",
            _ => code.ToString(),
        };
}
