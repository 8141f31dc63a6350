using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>ALTER ROLE … SET, for every database or IN DATABASE this one (pg_db_role_setting).</summary>
internal sealed class RoleSettingKind : IPostgreSqlKind
{
    public const string Name = "role_setting";

    internal static readonly Facet<string?> Value = Facet.Text("value");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.OptionMismatch, [Value]) { Ambient = true, ClusterLevel = true };

    public string Query { get; } = EmbeddedSql.OfKind("RoleSetting");

    public KindPlan Plan { get; } = new RoleSettingPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (role, setting) = (row.GetString(0), Setting.Parse(row.GetString(2)));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", role, setting.Name, row.Flag(1) ? "(in this database)" : ""),
                Kind,
                Value.Is(setting.Value)
            )
            {
                Owner = RoleKind.IdOf(role),
            }
        );
    }
}
