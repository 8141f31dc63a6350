using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>
/// The three lists of operations that define critical, major and minor, one test for each line, on a real server, and what
/// plans say of what they can do besides. The first schema is the desired one, the second what the database has.
/// </summary>
public sealed class HazardTests
{
    private const string One = "CREATE TABLE t (a int);";
    private const string Two = "CREATE TABLE t (a int, b int);";
    private const string Required = "CREATE TABLE t (a int NOT NULL);";
    private const string Parent = "CREATE TABLE p (id int PRIMARY KEY);";
    private const string Child = Parent + "CREATE TABLE c (a int, KEY k (a));";
    private const string Bound =
        Parent + "CREATE TABLE c (a int, KEY k (a), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id));";
    private const string Indexed = "CREATE TABLE t (a int, KEY i (a));";
    private const string Checked = "CREATE TABLE t (a int, CONSTRAINT positive CHECK (a > 0));";

    // "DROP TABLE - Removing entire tables"
    [Fact]
    public Task Dropping_a_table_is_critical_and_loses_data() =>
        IsAsync(Risk.Critical, One, One + Parent, Hazard.DataLoss, Hazard.Irreversible);

    // "DROP COLUMN - Removing columns"
    [Fact]
    public Task Dropping_a_column_is_critical_and_loses_data() =>
        IsAsync(Risk.Critical, One, Two, Hazard.DataLoss, Hazard.Irreversible);

    // "ALTER COLUMN ... DROP NOT NULL - Removing NOT NULL constraints"
    [Fact]
    public Task Dropping_NOT_NULL_is_critical() => IsAsync(Risk.Critical, One, Required, Hazard.TableRewrite);

    // "DROP CONSTRAINT ... FOREIGN KEY - Removing foreign keys"
    [Fact]
    public Task Dropping_a_foreign_key_is_critical() => IsAsync(Risk.Critical, Child, Bound);

    // "ALTER TABLE ... ADD COLUMN ... NOT NULL - Adding required columns"
    [Fact]
    public async Task Adding_a_required_column_is_major_and_says_what_rows_get()
    {
        var plan = await IsAsync(Risk.Major, "CREATE TABLE t (a int, b int NOT NULL);", One);
        Assert.Contains("t.b: it is NOT NULL and has no default", Assert.Single(plan.Notes), StringComparison.Ordinal);
    }

    // "ALTER COLUMN ... TYPE - Changing column types"
    [Fact]
    public Task Changing_the_type_of_a_column_is_major_and_copies_the_table() =>
        IsAsync(Risk.Major, "CREATE TABLE t (a bigint);", One, Hazard.TableRewrite);

    // "ADD CONSTRAINT ... FOREIGN KEY - Adding foreign keys"
    [Fact]
    public Task Adding_a_foreign_key_is_major() =>
        IsAsync(Risk.Major, Bound, Child, Hazard.TableRewrite, Hazard.ValidationScan);

    // "DROP INDEX - Removing indexes"
    [Fact]
    public Task Dropping_an_index_is_major() => IsAsync(Risk.Major, One, Indexed);

    // "ALTER COLUMN ... SET NOT NULL - Adding NOT NULL constraints"
    [Fact]
    public Task Setting_NOT_NULL_is_major() =>
        IsAsync(Risk.Major, Required, One, Hazard.TableRewrite, Hazard.ValidationScan);

    // "ALTER TABLE ... ADD COLUMN - Adding nullable columns"
    [Fact]
    public Task Adding_a_nullable_column_is_minor_and_has_no_hazard() => IsAsync(Risk.Minor, Two, One);

    // "CREATE TABLE - Adding new tables"
    [Fact]
    public Task Creating_a_table_is_minor_and_has_no_hazard() => IsAsync(Risk.Minor, One + Parent, One);

    // "CREATE INDEX - Adding indexes"
    [Fact]
    public Task Creating_an_index_is_minor() => IsAsync(Risk.Minor, Indexed, One, Hazard.IndexBuild);

    // "ALTER TABLE ... DROP CONSTRAINT ... CHECK - Removing check constraints"
    [Fact]
    public Task Dropping_a_check_is_minor() => IsAsync(Risk.Minor, One, Checked);

    // "COMMENT ON - Updating comments"
    [Fact]
    public async Task Changing_a_comment_is_minor()
    {
        await IsAsync(Risk.Minor, "CREATE TABLE t (a int) COMMENT 'new';", "CREATE TABLE t (a int) COMMENT 'old';");
        await IsAsync(Risk.Minor, "CREATE TABLE t (a int COMMENT 'new');", One);
    }

    [Theory]
    [InlineData("int", "smallint", true)]
    [InlineData("smallint", "int", false)]
    [InlineData("int", "int unsigned", true)]
    [InlineData("int unsigned", "int", true)]
    [InlineData("int unsigned", "bigint", false)]
    [InlineData("bigint", "decimal(20)", false)]
    [InlineData("bigint", "decimal(10)", true)]
    [InlineData("decimal(10,4)", "decimal(12,4)", false)]
    [InlineData("decimal(10,4)", "decimal(12,2)", true)]
    [InlineData("varchar(20)", "varchar(40)", false)]
    [InlineData("varchar(40)", "varchar(20)", true)]
    [InlineData("varchar(40)", "text", false)]
    [InlineData("text", "varchar(40)", true)]
    [InlineData("varchar(40)", "int", true)]
    [InlineData("int", "varchar(20)", false)]
    [InlineData("datetime(6)", "datetime", true)]
    [InlineData("datetime", "datetime(3)", false)]
    [InlineData("datetime", "date", true)]
    [InlineData("double", "float", true)]
    [InlineData("float", "double", false)]
    [InlineData("varchar(9) charset utf8mb4", "varchar(9) charset latin1", true)]
    [InlineData("varchar(9) charset latin1", "varchar(9) charset utf8mb4", false)]
    [InlineData("enum('a','b')", "enum('a')", true)]
    [InlineData("enum('a','b')", "enum('b','a','c')", false)]
    [InlineData("set('a','b')", "set('b')", true)]
    [InlineData("enum('a','b')", "varchar(9)", false)]
    public async Task A_type_that_may_not_hold_every_value_loses_data(string from, string to, bool loses)
    {
        var plan = await PlanAsync($"CREATE TABLE t (a {to});", $"CREATE TABLE t (a {from});");
        Assert.Equal(loses, plan.Hazards.Contains(Hazard.DataLoss));
        Assert.Equal(loses, plan.Hazards.Contains(Hazard.Irreversible));
    }

    [Fact]
    public async Task Labels_at_the_end_and_a_longer_text_rewrite_nothing()
    {
        const string old = "CREATE TABLE t (e enum('a','b'), v varchar(10));";
        Assert.Equal(
            [Hazard.NotTransactional],
            (await PlanAsync("CREATE TABLE t (e enum('a','b','c'), v varchar(20));", old)).Hazards
        );
    }

    [Fact]
    public async Task All_that_changes_in_a_table_is_one_statement()
    {
        var plan = await PlanAsync(
            "CREATE TABLE t (n int, a bigint, c int, d int, PRIMARY KEY (n), UNIQUE KEY u (c)) COMMENT 'x';",
            "CREATE TABLE t (a int, b int, c int, d varchar(3), KEY old (b))"
        );
        var changes = plan.Statements.Where(statement => statement.Object is not null);
        Assert.StartsWith("ALTER TABLE `t`", Assert.Single(changes).Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_definer_changes_what_somebody_may_do()
    {
        var plan = await PlanAsync(
            "CREATE DEFINER=root@localhost SQL SECURITY INVOKER VIEW v AS SELECT 1 AS a;",
            "CREATE DEFINER=root@localhost SQL SECURITY DEFINER VIEW v AS SELECT 1 AS a;"
        );
        Assert.Contains(Hazard.AuthorisationChange, plan.Hazards);
    }

    private static async Task<Plan> IsAsync(Risk risk, string desired, string actual, params Hazard[] hazards)
    {
        var server = await MySqlServers.GetAsync();
        var (wanted, found) = (await server.MadeByAsync(desired), await server.MadeByAsync(actual));
        var drifts = Differ.Compare(wanted, found).Drifts;
        Assert.Equal([risk], drifts.Select(RiskTable.Of).Distinct());
        var plan = Plans.Engine.Plan(found, wanted);
        // Every statement of DDL commits.
        Assert.Equal([.. hazards.Append(Hazard.NotTransactional).Order()], plan.Hazards);
        return plan;
    }

    private static async Task<Plan> PlanAsync(string desired, string actual)
    {
        var server = await MySqlServers.GetAsync();
        return Plans.Engine.Plan(await server.MadeByAsync(actual), await server.MadeByAsync(desired));
    }
}
