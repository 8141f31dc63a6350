namespace Undrift.Cli;

/// <summary>What OTLP is sent of one run.</summary>
/// <param name="Tool">Name and version of the program.</param>
/// <param name="Span">The run; its parts are its children.</param>
/// <param name="Gauges">What was measured.</param>
internal sealed record TelemetrySignals(string Tool, TelemetrySpan Span, IReadOnlyList<TelemetryGauge> Gauges);

/// <summary>A length of time in which something was done.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Tags">Its attributes.</param>
internal sealed record TelemetrySpan(string Name, DateTimeOffset At, long DurationMs, TelemetryTags Tags)
{
    /// <summary>True where it did not come to what it was to come to.</summary>
    public bool IsError { get; init; }

    /// <summary>What went wrong, in a sentence; null: nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>What happened in it, with its end as the time.</summary>
    public IReadOnlyList<(string Name, TelemetryTags Tags)> Events { get; init; } = [];

    /// <summary>Its parts.</summary>
    public IReadOnlyList<TelemetrySpan> Children { get; init; } = [];
}

/// <summary>A measure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit (UCUM); in braces where it is a mere annotation.</param>
/// <param name="Description">What it says.</param>
/// <param name="Points">The values, each with what it is a value of.</param>
internal sealed record TelemetryGauge(
    string Name,
    string Unit,
    string Description,
    IReadOnlyList<(double Value, TelemetryTags Tags)> Points
);

/// <summary>Attributes. What is empty is left out; texts are made fit to print.</summary>
internal sealed class TelemetryTags
{
    private readonly List<KeyValuePair<string, object?>> _tags;

    private TelemetryTags(IEnumerable<KeyValuePair<string, object?>> tags) => _tags = [.. tags];

    /// <summary>The attributes by which runs are told apart: semantic conventions where there are some, few values each.</summary>
    public static TelemetryTags Of(
        string command,
        string? environment,
        string engine,
        string? database,
        string? host
    ) =>
        new TelemetryTags([])
            .And("undrift.command", command)
            .And("deployment.environment.name", environment)
            .And("db.system.name", engine is "postgres" ? "postgresql" : engine)
            .And("db.namespace", database)
            .And("server.address", host);

    /// <summary>No attribute.</summary>
    public static TelemetryTags None { get; } = new([]);

    /// <summary>The attributes.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> All => _tags;

    /// <summary>These and one more.</summary>
    public TelemetryTags And(string name, string? value) =>
        string.IsNullOrEmpty(value) ? this : new(_tags.Append(new(name, Visible.Text(value))));

    /// <summary>These and one more.</summary>
    public TelemetryTags And(string name, long? value) => value is null ? this : new(_tags.Append(new(name, value)));

    /// <summary>These and one more.</summary>
    public TelemetryTags And(string name, bool value) => new(_tags.Append(new(name, value)));

    /// <summary>These, and who ran it.</summary>
    public TelemetryTags And(RunAuthor by) =>
        And("cicd.pipeline.run.url.full", by.Run)
            .And("vcs.ref.head.revision", by.Commit)
            .And("vcs.ref.head.name", by.Ref);
}
