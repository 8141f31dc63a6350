using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.Judging;

/// <summary>
/// The three lists of operations that define critical, major and minor, one test for each line, on the schemas of real
/// engines: the first schema is the desired one, the second what the database has.
/// </summary>
public sealed class RiskOfOperationsTests
{
    private const string One = "CREATE TABLE t (a integer);";
    private const string Two = "CREATE TABLE t (a integer, b integer);";
    private const string Required = "CREATE TABLE t (a integer NOT NULL);";
    private const string Parent = "CREATE TABLE p (id integer PRIMARY KEY);";
    private const string Child = Parent + "CREATE TABLE c (a integer);";
    private const string Bound = Parent + "CREATE TABLE c (a integer REFERENCES p (id));";
    private const string Indexed = One + "CREATE INDEX i ON t (a);";
    private const string Checked = "CREATE TABLE t (a integer CONSTRAINT positive CHECK (a > 0));";

    // "DROP TABLE - Removing entire tables"
    [Fact]
    public Task Dropping_a_table_is_critical_and_loses_data() =>
        BothAsync(Risk.Critical, One, One + Parent, Hazard.DataLoss);

    // "DROP COLUMN - Removing columns"
    [Fact]
    public Task Dropping_a_column_is_critical_and_loses_data() => BothAsync(Risk.Critical, One, Two, Hazard.DataLoss);

    // "ALTER COLUMN ... DROP NOT NULL - Removing NOT NULL constraints"
    [Fact]
    public Task Dropping_NOT_NULL_is_critical() => BothAsync(Risk.Critical, One, Required);

    // "DROP CONSTRAINT ... FOREIGN KEY - Removing foreign keys"
    [Fact]
    public Task Dropping_a_foreign_key_is_critical() => BothAsync(Risk.Critical, Child, Bound);

    // "ALTER TABLE ... ADD COLUMN ... NOT NULL - Adding required columns"
    [Fact]
    public Task Adding_a_required_column_is_major() =>
        BothAsync(Risk.Major, "CREATE TABLE t (a integer, b integer NOT NULL);", One, Hazard.ValidationScan);

    // "ALTER COLUMN ... TYPE - Changing column types"
    [Fact]
    public Task Changing_the_type_of_a_column_is_major() =>
        BothAsync(Risk.Major, "CREATE TABLE t (a bigint);", One, Hazard.TableRewrite);

    // "ADD CONSTRAINT ... FOREIGN KEY - Adding foreign keys"
    [Fact]
    public Task Adding_a_foreign_key_is_major() => BothAsync(Risk.Major, Bound, Child, Hazard.ValidationScan);

    // "DROP INDEX - Removing indexes"
    [Fact]
    public Task Dropping_an_index_is_major() => BothAsync(Risk.Major, One, Indexed);

    // "ALTER COLUMN ... SET NOT NULL - Adding NOT NULL constraints"
    [Fact]
    public Task Setting_NOT_NULL_is_major() => BothAsync(Risk.Major, Required, One, Hazard.ValidationScan);

    // "ALTER TABLE ... ADD COLUMN - Adding nullable columns"
    [Fact]
    public Task Adding_a_nullable_column_is_minor_and_has_no_hazard() => NoHazardAsync(Risk.Minor, Two, One);

    // "CREATE TABLE - Adding new tables"
    [Fact]
    public Task Creating_a_table_is_minor_and_has_no_hazard() => NoHazardAsync(Risk.Minor, One + Parent, One);

    // "CREATE INDEX - Adding indexes"
    [Fact]
    public Task Creating_an_index_is_minor() => BothAsync(Risk.Minor, Indexed, One, Hazard.IndexBuild);

    // "ALTER TABLE ... DROP CONSTRAINT ... CHECK - Removing check constraints"
    [Fact]
    public Task Dropping_a_check_is_minor() => BothAsync(Risk.Minor, One, Checked);

    // "COMMENT ON - Updating comments": SQLite has none.
    [Fact]
    public async Task Changing_a_comment_is_minor()
    {
        const string old = One + "COMMENT ON TABLE t IS 'old'; COMMENT ON COLUMN t.a IS 'old';";
        foreach (var text in new[] { One, old.Replace("'old'", "'new'", StringComparison.Ordinal) })
        {
            Assert.Equal([Risk.Minor], (await RisksAsync(text, old)).Distinct());
            Assert.Equal([Risk.Minor], (await RisksAsync(old, text)).Distinct());
        }
    }

    /// <summary>The risk on both engines, and a hazard that the plan for SQLite has.</summary>
    private static async Task BothAsync(Risk risk, string desired, string actual, Hazard? hazard = null)
    {
        Assert.Equal([risk], await RisksAsync(desired, actual));
        var (drifts, plan) = await OfSqliteAsync(desired, actual);
        Assert.Equal(risk, RiskTable.Of(Assert.Single(drifts)));
        if (hazard is { } expected)
            Assert.Contains(expected, plan.Hazards);
    }

    private static async Task NoHazardAsync(Risk risk, string desired, string actual)
    {
        await BothAsync(risk, desired, actual);
        Assert.Empty((await OfSqliteAsync(desired, actual)).Plan.Hazards);
    }

    private static async Task<IEnumerable<Risk>> RisksAsync(string desired, string actual)
    {
        var server = await Servers.GetAsync();
        var comparison = Differ.Compare(await server.BuildAsync(desired), await server.BuildAsync(actual));
        return comparison.Drifts.Select(RiskTable.Of);
    }

    private static async Task<(IReadOnlyList<Drift> Drifts, Plan Plan)> OfSqliteAsync(string desired, string actual)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var engine = TestEngines.ByName("sqlite");
        var (wanted, found) = (
            await engine.BuildText(desired, cancellation),
            await engine.BuildText(actual, cancellation)
        );
        return (Differ.Compare(wanted, found).Drifts, engine.Plan(found, wanted));
    }
}
