namespace Undrift.Tests.Planning;

/// <summary>Plans made by hand.</summary>
internal static class PlanSample
{
    public static readonly ObjectId Users = new("table", "public", "", "users");
    public static readonly ObjectId Add = new("function", "public", "", "add \"it\"", "(integer, integer)");

    public static PlanStatement Bare(string sql) => new(sql, null, []);

    public static PlanStatement On(ObjectId item, string sql, params Hazard[] hazards) => new(sql, item, hazards);

    /// <summary>Something of everything.</summary>
    public static PlanFile Full { get; } =
        new(
            "undrift 0.1.0",
            "postgres",
            new PlanSide("postgres://db.example:5432/shop", "15.18"),
            new PlanSide("schema.sql", null),
            ["public"],
            Cluster: false,
            new string('a', 64),
            new string('b', 64),
            new Plan(
                [
                    Bare("BEGIN"),
                    On(Users, "ALTER TABLE users DROP COLUMN \"mäil\"", Hazard.DataLoss, Hazard.Irreversible) with
                    {
                        Lock = new PlanLock(LockClass.AccessExclusive, Users),
                    },
                    Bare("COMMIT"),
                    On(Users, "CREATE INDEX CONCURRENTLY i ON users (id)", Hazard.IndexBuild, Hazard.NotTransactional),
                ],
                [new PlanResidue(Add, "no statement can do it")]
            ),
            new PlanStanding(false, [("extra_function", Add)], null, TimeSpan.FromMilliseconds(12))
            {
                Without = [Users],
                StandIns = [Add],
            }
        );

    public static string Text(PlanFile file)
    {
        using var stream = new MemoryStream();
        PlanFileWriter.Write(file, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    public static PlanFile Read(string text) =>
        PlanFileReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "plan.json");
}
