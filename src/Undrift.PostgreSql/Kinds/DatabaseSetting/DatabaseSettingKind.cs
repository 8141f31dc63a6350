using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>ALTER DATABASE … SET (pg_db_role_setting).</summary>
internal sealed class DatabaseSettingKind : IPostgreSqlKind
{
    public const string Name = "database_setting";

    internal static readonly Facet<string?> Value = Facet.Text("value");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.OptionMismatch, [Value]) { Ambient = true, ClusterLevel = true };

    public string Query { get; } = EmbeddedSql.OfKind("DatabaseSetting");

    public KindPlan Plan { get; } = new DatabaseSettingPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var setting = Setting.Parse(row.GetString(0));
        context.Add(new CatalogObject(new ObjectId(Name, "", "", setting.Name), Kind, Value.Is(setting.Value)));
    }
}
