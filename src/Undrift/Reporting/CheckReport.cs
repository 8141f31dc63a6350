namespace Undrift;

/// <summary>All that a report format needs; formats are pure functions of this.</summary>
/// <param name="Tool">Name and version of the tool: <c>undrift 0.1.0</c>.</param>
/// <param name="Command">The command that was run: <c>check</c> or <c>diff</c>.</param>
/// <param name="Environment">Environment name; null when sources were named on the command line.</param>
/// <param name="Engine">Engine name.</param>
/// <param name="Target">Where the actual schema was read.</param>
/// <param name="Desired">Where the desired schema was read.</param>
/// <param name="Judgement">The findings, what could not be compared, and the verdict.</param>
/// <param name="ObjectsCompared">Objects looked at.</param>
/// <param name="FacetsCompared">Facet values looked at.</param>
/// <param name="Fingerprint">Fingerprint of the actual catalog (SHA-256, hex).</param>
/// <param name="StartedAt">When the check began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="PolicyEnforced">True when <c>--enforce-policy</c> was given.</param>
/// <param name="ShowSeverity">True when <c>--severity</c> was given: JSON carries the field.</param>
public sealed record CheckReport(
    string Tool,
    string Command,
    string? Environment,
    string Engine,
    CatalogOrigin Target,
    CatalogOrigin Desired,
    Judgement Judgement,
    int ObjectsCompared,
    int FacetsCompared,
    string Fingerprint,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    bool PolicyEnforced,
    bool ShowSeverity
)
{
    /// <summary>What removes the drift; null where nobody asked for it.</summary>
    public RemedyReport? Remedy { get; init; }

    /// <summary>
    /// The file that the desired schema stands in, from the root of the repository with forward slashes; null where no one
    /// file is it (a database, a folder).
    /// </summary>
    public string? DesiredFile { get; init; }

    /// <summary>Earlier checks of the same environment, the oldest first; empty where no history is kept.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];

    /// <summary>The migration that was written for what the database has; null where none was asked for or needed.</summary>
    public ReportedMigration? Migration { get; init; }

    /// <summary>The second leg; null where no migrations were looked at.</summary>
    public MigrationReport? Migrations { get; init; }

    /// <summary>True when the migrations are what was checked, and are wrong in themselves.</summary>
    public bool FailsByMigrations => Command == "verify" && Migrations is { Errors: > 0 };

    /// <summary>True when the formats for people shall show the SQL (<c>--remediate</c>).</summary>
    public bool ShowSql { get; init; }
}
