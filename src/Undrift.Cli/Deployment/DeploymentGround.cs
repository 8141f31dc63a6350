using System.CommandLine;

namespace Undrift.Cli;

/// <summary>What every step of a deployment knows.</summary>
/// <param name="Host">The outside world.</param>
/// <param name="Project">The project.</param>
/// <param name="Parsed">The command line.</param>
/// <param name="Shared">Its shared options.</param>
/// <param name="Options">Its own options.</param>
/// <param name="Engine">The engine of the database.</param>
/// <param name="Database">The database's text. Holds a credential.</param>
internal sealed record DeploymentGround(
    CliHost Host,
    Project Project,
    ParseResult Parsed,
    SharedOptions Shared,
    MigrateOptions Options,
    IEngine Engine,
    string Database
)
{
    /// <summary>The database without credentials.</summary>
    public string Described => Engine.Describe(Database);

    /// <summary>For connecting and for each statement.</summary>
    public TimeSpan Timeout => Project.TimeoutOf(Parsed, Shared);

    /// <summary>How the database is named on a command line.</summary>
    public string Target => Project.Environment is { } name ? $"-e {name}" : "--database …";

    /// <summary>Takes passwords out of what is said and recorded.</summary>
    public Redaction Redaction { get; } =
        new(Parsed.Tokens.Select(token => token.Value).Append(Database), Host.Engines);

    /// <summary>The ground of a deployment to the database that the command line names.</summary>
    /// <exception cref="UndriftException">None is named, or it is no live database.</exception>
    public static DeploymentGround Of(CliHost host, ParseResult parsed, SharedOptions shared, MigrateOptions options)
    {
        var project = Project.Of(parsed, shared, host);
        var database = project.RequireActual();
        var engine =
            host.Engines.FirstOrDefault(engine => engine.IsDatabase(database))
            ?? throw UndriftException.Usage(
                "only a live database can be migrated, and the environment names none",
                next: "name the database with --database URL or -e ENV"
            );
        return new DeploymentGround(host, project, parsed, shared, options, engine, database);
    }

    /// <summary>
    /// Says something on standard error: standard output belongs to the command.
    /// </summary>
    public void Say(string text) => Host.Error.WriteLine($"undrift: {Redaction.Of(text)}");

    /// <summary>Says one thing of several, under its name.</summary>
    public void Say(string name, string text) => Say($"{name, -9} {text}");
}

/// <summary>A deployment that is not begun, because a step before the command does not allow it.</summary>
/// <param name="code">The exit code.</param>
/// <param name="message">Why.</param>
/// <param name="next">What to do.</param>
internal sealed class DeploymentRefused(int code, string message, string? next = null) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int Code => code;

    /// <summary>What to do; null: nothing to name.</summary>
    public string? Next => next;
}
