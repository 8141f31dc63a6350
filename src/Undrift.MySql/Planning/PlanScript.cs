namespace Undrift.MySql.Planning;

/// <summary>
/// The statements of a plan in their order, with the settings of the session that they need. Nothing runs in a transaction:
/// every statement commits what was done before it (MySQL manual, "Statements That Cause an Implicit Commit").
/// </summary>
internal sealed class PlanScript
{
    /// <summary>
    /// Under these a change that does not fit what is there ends in an error instead of cutting values off, and a 0 stays a 0
    /// (MySQL manual, "Server SQL Modes"). Dates that hold zeros, which old tables have as defaults, are allowed.
    /// </summary>
    private const string Modes = "'NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION,STRICT_ALL_TABLES'";

    private static readonly string[] Delimiters = ["$$", "//", ";;", "$undrift$"];
    private static readonly SessionSettings OfPlan = new() { SqlMode = Modes, Charset = "utf8mb4" };

    private readonly List<PlanStep> _steps = [];
    private readonly List<PlanResidue> _residue = [];
    private readonly List<string> _notes = [];

    /// <summary>What has no automatic fix.</summary>
    public IEnumerable<PlanResidue> Residue => _residue;

    /// <summary>Adds a statement.</summary>
    public void Add(PlanStep step) => _steps.Add(step);

    /// <summary>Adds statements.</summary>
    public void Add(IEnumerable<PlanStep> steps) => _steps.AddRange(steps);

    /// <summary>Says what is left, and why.</summary>
    public void Leave(ObjectId item, string reason) => _residue.Add(new PlanResidue(item, reason));

    /// <summary>Says what a person should know.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>The plan.</summary>
    public Plan ToPlan(PlanScope scope, IReadOnlyList<Rename> renames)
    {
        var steps = _steps.OrderBy(step => step.Phase).ToList();
        var statements = steps.Count == 0 ? [] : WithSettings(steps, scope).ToList();
        return new Plan(statements, _residue) { Renames = renames, Notes = [.. _notes] };
    }

    private static IEnumerable<PlanStatement> WithSettings(List<PlanStep> steps, PlanScope scope)
    {
        var names = steps.Exists(step => step.IsCode || step.Settings is not null || !IsAscii(step.Sql));
        if (names)
            yield return Setting("SET NAMES utf8mb4");
        yield return Setting(
            $"SET @undrift_sql_mode = @@SESSION.sql_mode, @undrift_collation = @@collation_connection, @undrift_time_zone = @@SESSION.time_zone, SESSION sql_mode = {Modes}"
        );
        if (scope.Online)
            // Whoever waits for a lock makes all others wait behind it: better to give up and try again.
            yield return Setting("SET SESSION lock_wait_timeout = 3");
        var settings = OfPlan;
        var own = DatabaseSteps.CollationOf(scope);
        var collation = own;
        foreach (var step in steps)
        {
            var needed = step.Settings ?? OfPlan;
            if (Setting(needed.From(settings, OfPlan)) is { } setting)
                yield return setting;
            if (step.Phase > Phase.Database && (needed.DatabaseCollation ?? own) is { } wanted && wanted != collation)
            {
                yield return DatabaseSteps.For(step.Object, wanted);
                collation = wanted;
            }
            settings = needed;
            yield return Statement(step);
        }
        if (collation != own && own is not null)
            yield return DatabaseSteps.For(steps[^1].Object, own);
        if (Setting(OfPlan.From(settings, OfPlan).Where(text => !IsMode(text))) is { } back)
            yield return back;
        yield return Setting("SET SESSION sql_mode = @undrift_sql_mode");
    }

    private static PlanStatement? Setting(IEnumerable<string> assignments)
    {
        var list = assignments.ToList();
        return list.Count == 0 ? null : Setting($"SET SESSION {string.Join(", SESSION ", list)}");
    }

    private static PlanStatement Setting(string sql) => new(sql, null, []);

    private static PlanStatement Statement(PlanStep step) =>
        new(step.Sql, step.Object, [.. step.Hazards.Append(Hazard.NotTransactional).Distinct().Order()])
        {
            Lock = step.Lock,
            Delimiter = step.IsCode && NeedsDelimiter(step.Sql) ? DelimiterOf(step.Sql) : null,
        };

    /// <summary>A semicolon would end the statement too soon, a comment at its end would hide the one that ends it.</summary>
    private static bool NeedsDelimiter(string sql) =>
        sql.Contains(';') || sql.Contains('#') || sql.Contains("--", StringComparison.Ordinal);

    private static string DelimiterOf(string sql)
    {
        var number = 0;
        while (true)
        {
            var delimiter = number < Delimiters.Length ? Delimiters[number] : $"$undrift{number}$";
            if (!sql.Contains(delimiter, StringComparison.Ordinal))
                return delimiter;
            number++;
        }
    }

    private static bool IsMode(string assignment) => assignment.StartsWith("sql_mode", StringComparison.Ordinal);

    private static bool IsAscii(string text) => text.All(char.IsAscii);
}
